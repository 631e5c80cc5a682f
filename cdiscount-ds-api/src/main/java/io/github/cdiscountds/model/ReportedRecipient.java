package io.github.cdiscountds.model;

import org.jspecify.annotations.Nullable;

/**
 * The recipient as a report of the supplier repeats it. Names differ slightly between the
 * supplier's documents: rows are never joined by them. {@code toString} shows nothing.
 *
 * @param title the title as written, or null
 * @param surname the surname, or null
 * @param firstName the first name, or null
 * @param address1 number and street, or null
 * @param address2 additional details, or null
 * @param address3 locality, or null
 * @param businessName a business name or a c/o, or null
 * @param postCode the post code, or null
 * @param city the city, or null
 * @param country the country code as written, or null
 * @param landline the landline, or null
 * @param mobile the mobile phone, or null
 * @param email the e-mail address, or null
 * @since 0.1.0
 */
public record ReportedRecipient(
    @Nullable String title,
    @Nullable String surname,
    @Nullable String firstName,
    @Nullable String address1,
    @Nullable String address2,
    @Nullable String address3,
    @Nullable String businessName,
    @Nullable String postCode,
    @Nullable String city,
    @Nullable String country,
    @Nullable String landline,
    @Nullable String mobile,
    @Nullable String email) {

  @Override
  public String toString() {
    return "ReportedRecipient[withheld]";
  }
}
