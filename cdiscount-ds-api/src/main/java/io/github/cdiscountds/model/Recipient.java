package io.github.cdiscountds.model;

import io.github.cdiscountds.validation.MaxCodePoints;
import io.github.cdiscountds.validation.PhoneNumber;
import io.github.cdiscountds.validation.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who receives an order: columns E to Q of the order file.
 *
 * <p>Texts are trimmed and normalised to NFC; blank options become null. {@code toString} shows no
 * personal data.
 *
 * @param title E: the title
 * @param surname F: the surname
 * @param firstName G: the first name
 * @param address H to N: the address
 * @param landline O: the landline, or null when only a mobile is known; one of the two is required
 *     (R18)
 * @param mobile P: the mobile phone, or null
 * @param email Q: the e-mail address; the merchant's customer service address is advisable
 * @since 0.1.0
 */
public record Recipient(
    @NotNull Title title,
    @NotBlank @MaxCodePoints(35) @PlainText String surname,
    @NotBlank @MaxCodePoints(35) @PlainText String firstName,
    @NotNull @Valid PostalAddress address,
    @PhoneNumber @Nullable String landline,
    @PhoneNumber @Nullable String mobile,
    @NotBlank @MaxCodePoints(80) @PlainText @Email String email) {

  public Recipient {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(address, "address");
    surname = Texts.orEmpty(surname);
    firstName = Texts.orEmpty(firstName);
    landline = Texts.orNull(landline);
    mobile = Texts.orNull(mobile);
    email = Texts.orEmpty(email);
  }

  /**
   * Forgets everything personal: what is left is title and destination.
   *
   * @return a recipient whose texts are blank, and which can't be sent to
   */
  public Recipient forget() {
    PostalAddress nowhere = new PostalAddress("", null, null, null, "", "", address.destination());
    return new Recipient(title, "", "", nowhere, null, null, "");
  }

  /**
   * Tells whether this is what is left of a recipient that was forgotten.
   *
   * @return true when there is neither a name nor an e-mail address
   */
  public boolean isForgotten() {
    return surname.isEmpty() && firstName.isEmpty() && email.isEmpty();
  }

  @Override
  public String toString() {
    return "Recipient[" + address.destination() + ", withheld]";
  }
}
