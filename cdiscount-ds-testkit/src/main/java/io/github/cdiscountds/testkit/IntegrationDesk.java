package io.github.cdiscountds.testkit;

import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.testkit.internal.OrderField;
import io.github.cdiscountds.testkit.internal.OrderRow;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges orders one by one, as the supplier's integration does (SPEC section 5). Guarded by the
 * supplier's lock.
 *
 * <p>The checks in order: required fields, formats, duplicate, unknown product, inactive product,
 * stock, destination, delivery method, outstanding amount; the first that fails gives the reason,
 * and the order is refused as a whole.
 */
final class IntegrationDesk {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
  private static final Set<String> TITLES = Set.of("M", "MME", "MLLE");
  private static final List<OrderField> PHONES = List.of(OrderField.LANDLINE, OrderField.MOBILE);
  private static final Pattern EMAIL =
      Pattern.compile("[^@\\s.]+(\\.[^@\\s.]+)*@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{4,15}");
  private static final int MOST_PIECES = 99;

  private final ServiceProfile profile;
  private final FakeCatalogue catalogue;
  private final RefusedOrders refusedOrders;
  private final @Nullable BigDecimal creditLimit;
  private final Set<List<String>> known = new HashSet<>();
  private final Map<String, RefusalCause> scripted = new HashMap<>();
  private final Set<String> domestic;
  private final Set<String> abroad;

  IntegrationDesk(
      ServiceProfile profile,
      FakeCatalogue catalogue,
      RefusedOrders refusedOrders,
      @Nullable BigDecimal creditLimit) {
    this.profile = profile;
    this.catalogue = catalogue;
    this.refusedOrders = refusedOrders;
    this.creditLimit = creditLimit;
    this.domestic = wireCodes(profile.domesticDestinations().stream());
    this.abroad = wireCodes(profile.leadTimes().keySet().stream());
  }

  private Set<String> wireCodes(Stream<Destination> destinations) {
    return destinations.map(profile::wireCode).collect(Collectors.toSet());
  }

  /** Makes the next judgement of an order a refusal. */
  void refuse(String orderNumber, RefusalCause cause) {
    scripted.put(orderNumber, cause);
  }

  /**
   * Judges an order and, when it passes, takes its pieces out of the stock.
   *
   * @param order the order
   * @param outstanding what the customer owes already
   * @return the supplier's reason for refusing it, or null when it passes
   */
  @Nullable String judge(OrderOnBooks order, BigDecimal outstanding) {
    List<OrderRow> rows = order.lines.stream().map(line -> line.row).toList();
    // A test may change the catalogue while time passes elsewhere: what was looked up has to hold.
    synchronized (catalogue) {
      String reason = reasonAgainst(order, rows, outstanding);
      if (reason == null || refusedOrders == RefusedOrders.STAY_KNOWN) {
        known.add(List.of(order.number, order.campaign));
      }
      if (reason == null) {
        pieces(rows)
            .forEach((sku, pieces) -> catalogue.stock(sku, catalogue.stockOf(sku) - pieces));
      }
      return reason;
    }
  }

  private @Nullable String reasonAgainst(
      OrderOnBooks order, List<OrderRow> rows, BigDecimal outstanding) {
    RefusalCause cause = scripted.remove(order.number);
    if (cause != null) {
      return wording(cause, rows.get(0));
    }
    for (OrderRow row : rows) {
      for (OrderField field : OrderField.values()) {
        if (field.isRequired() && row.get(field).isEmpty()) {
          return "Champ obligatoire : " + field.reportName();
        }
      }
    }
    for (OrderRow row : rows) {
      OrderField wrong = wronglyFormatted(row);
      if (wrong != null) {
        return "Format incorrect : " + wrong.reportName();
      }
    }
    if (known.contains(List.of(order.number, order.campaign))) {
      return wording(RefusalCause.DUPLICATE, rows.get(0));
    }
    Map<String, Integer> pieces = pieces(rows);
    for (String sku : pieces.keySet()) {
      if (!catalogue.isKnown(sku)) {
        return "Unknow product id : " + sku;
      }
    }
    for (String sku : pieces.keySet()) {
      if (catalogue.isInactive(sku)) {
        return "Produit inactif : " + sku;
      }
    }
    for (Map.Entry<String, Integer> wanted : pieces.entrySet()) {
      if (catalogue.stockOf(wanted.getKey()) < wanted.getValue()) {
        return "Stock insuffisant : " + wanted.getKey();
      }
    }
    for (OrderRow row : rows) {
      String country = row.get(OrderField.COUNTRY);
      if ((!domestic.contains(country) && !abroad.contains(country)) || ArmyMail.isFor(row)) {
        return wording(RefusalCause.DESTINATION, row);
      }
    }
    for (OrderRow row : rows) {
      if (!permittedMethods(row).contains(row.get(OrderField.DELIVERY_METHOD))) {
        return wording(RefusalCause.DELIVERY_METHOD, row);
      }
    }
    if (creditLimit != null && outstanding.add(order.value()).compareTo(creditLimit) > 0) {
      return wording(RefusalCause.CREDIT, rows.get(0));
    }
    return null;
  }

  private Set<String> permittedMethods(OrderRow row) {
    return (domestic.contains(row.get(OrderField.COUNTRY))
            ? profile.domesticMethods()
            : profile.internationalMethods())
        .stream().map(method -> method.code()).collect(Collectors.toSet());
  }

  private static @Nullable OrderField wronglyFormatted(OrderRow row) {
    try {
      LocalDate.parse(row.get(OrderField.ORDER_DATE), DATE);
    } catch (DateTimeException notADate) {
      return OrderField.ORDER_DATE;
    }
    if (!TITLES.contains(row.get(OrderField.TITLE))) {
      return OrderField.TITLE;
    }
    for (OrderField phone : PHONES) {
      if (!row.get(phone).isEmpty() && !PHONE.matcher(row.get(phone)).matches()) {
        return phone;
      }
    }
    if (!EMAIL.matcher(row.get(OrderField.EMAIL)).matches()) {
      return OrderField.EMAIL;
    }
    for (OrderField field : OrderField.values()) {
      if (row.get(field).codePoints().anyMatch(IntegrationDesk::breaksLine)) {
        return field;
      }
    }
    int quantity = Integer.parseInt(row.get(OrderField.QUANTITY));
    return quantity < 1 || quantity > MOST_PIECES ? OrderField.QUANTITY : null;
  }

  private static boolean breaksLine(int character) {
    return Character.isISOControl(character) || character == 0x2028 || character == 0x2029;
  }

  private static Map<String, Integer> pieces(List<OrderRow> rows) {
    Map<String, Integer> pieces = new LinkedHashMap<>();
    for (OrderRow row : rows) {
      pieces.merge(
          row.get(OrderField.PRODUCT),
          Integer.parseInt(row.get(OrderField.QUANTITY)),
          Integer::sum);
    }
    return pieces;
  }

  private static String wording(RefusalCause cause, OrderRow row) {
    return switch (cause) {
      case REQUIRED_FIELD -> "Champ obligatoire : " + OrderField.POST_CODE.reportName();
      case FORMAT -> "Format incorrect : " + OrderField.ORDER_DATE.reportName();
      case STOCKOUT -> "Stock insuffisant : " + row.get(OrderField.PRODUCT);
      case PRODUCT -> "Unknow product id : " + row.get(OrderField.PRODUCT);
      case DUPLICATE -> "Commande en doublon";
      case DESTINATION -> "Destination non autorisée : " + row.get(OrderField.COUNTRY);
      case DELIVERY_METHOD ->
          "Mode de livraison non autorisé : " + row.get(OrderField.DELIVERY_METHOD);
      case CREDIT -> "Encours insuffisant";
      case UNKNOWN -> "Motif non communiqué";
    };
  }
}
