package io.github.cdiscountds.internal.validate;

import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.OrderLine;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.model.Title;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What one column of the order file takes (SPEC section 3). Immutable and thread-safe. */
final class CellRules {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
  private static final int LAST_YEAR = 9999;
  private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");
  private static final Pattern METHOD = Pattern.compile("[A-Za-z0-9]{1,3}");
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,20}(\\.[0-9]{1,10})?");
  private static final int MOST_DIGITS = 20;
  private static final Pattern QUANTITY = Pattern.compile("[1-9][0-9]?");

  private final OrderColumn column;
  private final int max;

  CellRules(OrderColumn column) {
    this.column = column;
    this.max = column.maxLength().orElse(Integer.MAX_VALUE);
  }

  OrderColumn column() {
    return column;
  }

  /** Whether a value is longer than the column takes. */
  boolean isTooLong(Object value) {
    return value instanceof CharSequence text && isTooLong(text);
  }

  private boolean isTooLong(CharSequence text) {
    return text.length() > max && Character.codePointCount(text, 0, text.length()) > max;
  }

  /** Whether a value isn't one line of sound text. */
  boolean isUnsound(Object value) {
    return value instanceof CharSequence text
        ? !PlainTextValidator.isPlain(text)
        : value instanceof Sku product && !PlainTextValidator.isPlain(product.value());
  }

  /** The rule of the column's own form that a value breaks, or null when it keeps it. */
  @Nullable FormRule brokenForm(Object value) {
    return value instanceof CharSequence text ? brokenForm(text.toString()) : brokenByType(value);
  }

  private @Nullable FormRule brokenForm(String text) {
    return switch (column) {
      case ORDER_DATE -> isDate(text) ? null : FormRule.DATE;
      case TITLE -> Title.parse(text).filter(Title::isWritable).isPresent() ? null : FormRule.TITLE;
      case COUNTRY -> COUNTRY.matcher(text).matches() ? null : FormRule.COUNTRY;
      case LANDLINE, MOBILE -> PhoneNumberValidator.isPhone(text) ? null : FormRule.PHONE;
      case DELIVERY_METHOD -> METHOD.matcher(text).matches() ? null : FormRule.DELIVERY_METHOD;
      case SHIPPING_COSTS, UNIT_PRICE -> isAmount(text) ? null : FormRule.AMOUNT;
      case QUANTITY -> QUANTITY.matcher(text).matches() ? null : FormRule.QUANTITY;
      default -> null;
    };
  }

  /** What the types of the models leave open. */
  private @Nullable FormRule brokenByType(Object value) {
    if (value instanceof Title title) {
      return title.isWritable() ? null : FormRule.TITLE;
    }
    if (value instanceof LocalDate date) {
      return date.getYear() >= 1 && date.getYear() <= LAST_YEAR ? null : FormRule.DATE;
    }
    if (value instanceof BigDecimal amount) {
      return amount.signum() >= 0 ? null : FormRule.AMOUNT;
    }
    if (value instanceof Integer quantity) {
      return quantity >= 1 && quantity <= OrderLine.MAX_QUANTITY ? null : FormRule.QUANTITY;
    }
    return null;
  }

  /** What is left of a value in a cell: texts without outer white space, blank ones as null. */
  static @Nullable Object inCell(@Nullable Object value) {
    if (value instanceof CharSequence text) {
      String stripped = text.toString().strip();
      return stripped.isEmpty() ? null : stripped;
    }
    return value;
  }

  /** A number that {@link OrderLine} takes, as it is written. */
  private static boolean isAmount(String text) {
    return AMOUNT.matcher(text).matches() && new BigDecimal(text).precision() <= MOST_DIGITS;
  }

  private static boolean isDate(String text) {
    try {
      LocalDate date = LocalDate.parse(text, DATE);
      return date.getYear() >= 1 && text.length() == 8;
    } catch (DateTimeException notADate) {
      return false;
    }
  }
}
