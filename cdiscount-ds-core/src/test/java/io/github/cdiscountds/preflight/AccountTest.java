package io.github.cdiscountds.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.ServiceProfile;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "MY COMPANY", "../etc", "SOCIÉTÉ", "a.b", "x/y", "line\nbreak"})
  @Tag("R14")
  void refusesACompanyThatNoFileNameCanHoldWhenItIsConfigured(String company) {
    assertThatThrownBy(() -> new Account(company, "ID1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("account: company \"")
        .hasMessageEndingWith(
            "\", expected 1 to 64 of A-Z a-z 0-9 _ - as the supplier gave it (R14)");
  }

  @Test
  @Tag("R14")
  void namesFilesAsTheSupplierWantsThem() {
    Account account = new Account("My_Company-1", "ID1");

    assertThat(
            ServiceProfile.DOCUMENTED
                .fileNames()
                .orders(account, LocalDateTime.of(2026, 1, 2, 3, 4, 5)))
        .isEqualTo("orders_My_Company-1_20260102_030405.xls");
    assertThat(ServiceProfile.DOCUMENTED.fileNames().catalogue(account))
        .isEqualTo("Catalogue_My_Company-1_inter.csv");
  }
}
