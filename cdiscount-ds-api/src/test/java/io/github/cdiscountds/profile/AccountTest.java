package io.github.cdiscountds.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTest {

  @Test
  void namesThePartThatIsNull() {
    assertThatNullPointerException()
        .isThrownBy(() -> new Account(null, "000000CLIENT"))
        .withMessage("company");
    assertThatNullPointerException()
        .isThrownBy(() -> new Account("YOURCOMPANY", null))
        .withMessage("cdiscountId");
  }

  @Test
  @Tag("R14")
  void takesTheCompanyAsTheSupplierGaveIt() {
    assertThat(new Account("Your_Company-2", "0000000ZH43Q").company()).isEqualTo("Your_Company-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "YOUR COMPANY", "SOCIÉTÉ", "../etc", "a/b", "a.b", "a\nb"})
  @Tag("R14")
  void refusesACompanyThatCanNotBePartOfAFileName(String company) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Account(company, "000000CLIENT"))
        .withMessage(
            "account: company \"%s\", expected 1 to 64 of A-Z a-z 0-9 _ - as the supplier gave it (R14)",
            company);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1234567890123", "ABC 1"})
  void refusesACustomerCodeThatNoOrderFileCanHold(String code) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Account("YOURCOMPANY", code))
        .withMessage("account: Cdiscount ID \"%s\", expected 1 to 12 letters and digits", code);
  }
}
