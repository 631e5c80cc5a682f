package io.github.cdiscountds.model;

import io.github.cdiscountds.validation.Advice;
import io.github.cdiscountds.validation.FrenchPhones;
import io.github.cdiscountds.validation.LengthLimits;
import io.github.cdiscountds.validation.LengthLimits.Scope;
import io.github.cdiscountds.validation.LengthsAbroad;
import io.github.cdiscountds.validation.OrderCell;
import io.github.cdiscountds.validation.OrderCell.Length;
import io.github.cdiscountds.validation.PhoneNumber;
import io.github.cdiscountds.validation.ReachableByPhone;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
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
@ReachableByPhone
@LengthLimits(Scope.FRANCE)
@LengthLimits(value = Scope.ABROAD, groups = LengthsAbroad.class)
@FrenchPhones(groups = Advice.class)
public record Recipient(
    @OrderCell("E") Title title,
    @OrderCell(value = "F", length = Length.BY_DESTINATION) String surname,
    @OrderCell(value = "G", length = Length.BY_DESTINATION) String firstName,
    @Valid PostalAddress address,
    @PhoneNumber(message = "{io.github.cdiscountds.model.Recipient.landline}")
        @Nullable String landline,
    @PhoneNumber(message = "{io.github.cdiscountds.model.Recipient.mobile}")
        @Nullable String mobile,
    @OrderCell(value = "Q", length = Length.BY_DESTINATION)
        @Email(message = "{io.github.cdiscountds.model.Recipient.email}")
        String email) {

  public Recipient {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(address, "address");
    surname = Texts.orEmpty("surname", surname);
    firstName = Texts.orEmpty("firstName", firstName);
    landline = Texts.orNull(landline);
    mobile = Texts.orNull(mobile);
    email = Texts.orEmpty("email", email);
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
