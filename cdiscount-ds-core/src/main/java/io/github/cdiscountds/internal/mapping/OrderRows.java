package io.github.cdiscountds.internal.mapping;

import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.OrderLine;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.model.Recipient;
import io.github.cdiscountds.profile.ServiceProfile;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The texts that an order's rows hold in an order file, columns A to V (SPEC section 3, R17 to R19,
 * R31). What is checked before sending and what is written are the same texts.
 */
public final class OrderRows {
  private OrderRows() {}

  /** The 22 header cells. */
  public static List<String> header() {
    return Arrays.stream(OrderColumn.values()).map(OrderColumn::header).toList();
  }

  /** The 22 cells of one line; {@code ""} for blank ones. */
  public static List<String> cells(Order order, OrderLine line, ServiceProfile profile) {
    Recipient recipient = order.recipient();
    PostalAddress address = recipient.address();
    return List.of(
        order.key().orderNumber(),
        DateTimeFormatter.BASIC_ISO_DATE.format(order.date()),
        order.key().campaign(),
        order.cdiscountId(),
        recipient.title().name(),
        recipient.surname(),
        recipient.firstName(),
        address.street(),
        orBlank(address.additional()),
        orBlank(address.locality()),
        orBlank(address.businessName()),
        address.postCode(),
        address.city(),
        profile.wireCode(address.destination()),
        landline(recipient),
        mobile(recipient),
        recipient.email(),
        line.deliveryMethod().code(),
        line.shippingCosts().toPlainString(),
        line.product().value(),
        line.unitPrice().toPlainString(),
        Integer.toString(line.quantity()));
  }

  /** Column O: the landline, or the mobile phone when there is no other (R18). */
  public static String landline(Recipient recipient) {
    String number = recipient.landline() == null ? recipient.mobile() : recipient.landline();
    return phone(number, recipient.address().destination());
  }

  /** Column P: the mobile phone, or blank. */
  public static String mobile(Recipient recipient) {
    return phone(recipient.mobile(), recipient.address().destination());
  }

  /** Without spaces, dots and hyphens; French numbers without their country code (R19). */
  private static String phone(@Nullable String number, Destination destination) {
    if (number == null) {
      return "";
    }
    String digits = compact(number);
    if (destination.equals(Destination.FRANCE)) {
      for (String code : new String[] {"+33", "0033"}) {
        if (digits.startsWith(code)) {
          String national = digits.substring(code.length());
          return national.startsWith("0") ? national : "0" + national;
        }
      }
    }
    return digits;
  }

  private static String compact(String number) {
    for (int i = 0; i < number.length(); i++) {
      if (isSeparator(number.charAt(i))) {
        StringBuilder compact = new StringBuilder(number.length());
        number.chars().filter(c -> !isSeparator(c)).forEach(c -> compact.append((char) c));
        return compact.toString();
      }
    }
    return number;
  }

  private static boolean isSeparator(int c) {
    boolean isDigit = c >= '0' && c <= '9'; // as nearly all of a phone number's characters are
    return !isDigit && (c == '.' || c == '-' || Character.isSpaceChar(c));
  }

  private static String orBlank(@Nullable String text) {
    return text == null ? "" : text;
  }
}
