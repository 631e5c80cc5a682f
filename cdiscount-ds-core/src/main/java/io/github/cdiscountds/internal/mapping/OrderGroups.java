package io.github.cdiscountds.internal.mapping;

import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.codec.RowSink;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Location;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.DeliveryMethod;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.OrderLine;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.model.Recipient;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.model.Title;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads order files: the rows of one key, next to each other or not, are one order (SPEC section
 * 3). An order of which one row can't be read, or whose rows contradict each other, is rejected as
 * a whole (R11).
 */
final class OrderGroups implements DocumentMapper<Order> {
  private static final List<OrderFileColumn> OF_ORDER = OrderFileColumn.ofOrder();
  private static final int MOST_DIGITS = 20;
  private static final int LARGEST_SCALE = 10;

  /** By order number and campaign, which may hold the slash between them in {@link #key}. */
  private final Map<List<String>, Group> groups = new LinkedHashMap<>();

  /** The rows of one order. */
  private static final class Group {
    private final String key;
    private final Location at;
    private final List<Finding> findings = new ArrayList<>();
    private final List<OrderLine> lines = new ArrayList<>();
    private final Map<Sku, Integer> lineOfProduct = new LinkedHashMap<>();
    private @Nullable Head head;
    private boolean rejected;

    /** Columns A to Q of the first row that could be read, and where it is. */
    private @Nullable List<@Nullable String> ofOrder;

    private int line;

    Group(String key, Location at) {
      this.key = key;
      this.at = at;
    }
  }

  /** Columns A to Q. */
  private record Head(OrderKey key, LocalDate date, String cdiscountId, Recipient recipient) {}

  @Override
  public void row(Cells cells, RowSink<Order> sink) {
    String key = key(cells);
    if (key.isEmpty()) {
      head(cells);
      sink.rejected("", cells.findings());
      return;
    }
    Group group = group(cells, key);
    List<@Nullable String> first = group.ofOrder;
    if (first == null) {
      group.ofOrder = ofOrder(cells);
      group.line = cells.line();
      group.head = head(cells);
    } else {
      compare(cells, group, first);
    }
    OrderLine line = line(cells);
    if (line != null) {
      Integer before = group.lineOfProduct.putIfAbsent(line.product(), cells.line());
      if (before != null) {
        cells.error(
            FindingCode.INCONSISTENT_ORDER,
            OrderFileColumn.PRODUCT_CODE,
            Wording.of(
                "each product once: order %s names this one in line %d already, add the quantities",
                "chaque produit une seule fois : la commande %s contient déjà celui-ci en ligne"
                    + " %d, additionnez les quantités",
                Spelling.shown(key, 60),
                before));
      }
      group.lines.add(line);
    }
    group.findings.addAll(cells.findings());
    group.rejected |= cells.isRejected() || line == null;
  }

  @Override
  public String key(Cells cells) {
    return RowMapper.keyOf(cells, OrderFileColumn.ORDER_NUMBER, OrderFileColumn.CAMPAIGN);
  }

  @Override
  public void unreadableRow(Cells cells, Finding why, RowSink<Order> sink) {
    String key = key(cells);
    if (key.isEmpty()) {
      sink.rejected("", List.of(why));
      return;
    }
    Group group = group(cells, key);
    group.findings.add(why);
    group.rejected = true;
  }

  @Override
  public @Nullable Finding end(Location document, RowSink<Order> sink) {
    groups.forEach(
        (identity, group) -> {
          Head head = group.head;
          if (group.rejected || head == null) {
            sink.rejected(group.key, group.findings);
          } else {
            group.findings.forEach(sink::warning);
            sink.row(
                new Located<>(
                    group.at,
                    new Order(
                        head.key(),
                        head.date(),
                        head.cdiscountId(),
                        head.recipient(),
                        group.lines)));
          }
        });
    return null;
  }

  /** The group of a row that has a key. */
  private Group group(Cells cells, String key) {
    String number = cells.peek(OrderFileColumn.ORDER_NUMBER);
    String campaign = cells.peek(OrderFileColumn.CAMPAIGN);
    return groups.computeIfAbsent(
        List.of(Objects.requireNonNull(number), Objects.requireNonNull(campaign)),
        identity -> new Group(key, cells.at()));
  }

  private static List<@Nullable String> ofOrder(Cells cells) {
    List<@Nullable String> texts = new ArrayList<>(OF_ORDER.size());
    OF_ORDER.forEach(column -> texts.add(cells.peek(column)));
    return texts;
  }

  private static void compare(Cells cells, Group group, List<@Nullable String> first) {
    List<@Nullable String> here = ofOrder(cells);
    for (int i = 0; i < here.size(); i++) {
      if (!Objects.equals(first.get(i), here.get(i))) {
        OrderFileColumn column = OF_ORDER.get(i);
        cells.error(
            FindingCode.INCONSISTENT_ORDER,
            column,
            Wording.of(
                "one value: order %s has two different values in column %s, the other in line %d",
                "une seule valeur : la commande %s a deux valeurs différentes en colonne %s, l'autre"
                    + " en ligne %d",
                Spelling.shown(group.key, 60),
                column.letter(),
                group.line));
      }
    }
  }

  private static @Nullable Head head(Cells cells) {
    String number = cells.requireText(OrderFileColumn.ORDER_NUMBER);
    LocalDateTime date = cells.requireDateTime(OrderFileColumn.ORDER_DATE);
    String campaign = cells.requireText(OrderFileColumn.CAMPAIGN);
    String cdiscountId = cells.requireText(OrderFileColumn.CDISCOUNT_ID);
    Recipient recipient = recipient(cells);
    if (cells.isRejected()
        || number == null
        || date == null
        || campaign == null
        || cdiscountId == null
        || recipient == null) {
      return null;
    }
    return new Head(OrderKey.of(number, campaign), date.toLocalDate(), cdiscountId, recipient);
  }

  private static @Nullable Recipient recipient(Cells cells) {
    Title title = title(cells);
    String surname = cells.requireText(OrderFileColumn.SURNAME);
    String firstName = cells.requireText(OrderFileColumn.FIRST_NAME);
    String street = cells.requireText(OrderFileColumn.ADDRESS);
    String additional = cells.text(OrderFileColumn.ADDITIONAL_ADDRESS);
    String locality = cells.text(OrderFileColumn.LOCALITY);
    String businessName = cells.text(OrderFileColumn.BUSINESS_NAME);
    String postCode = cells.requireText(OrderFileColumn.POST_CODE);
    String city = cells.requireText(OrderFileColumn.CITY);
    Destination destination = destination(cells);
    String landline = cells.text(OrderFileColumn.LANDLINE);
    String mobile = cells.text(OrderFileColumn.MOBILE);
    String email = cells.requireText(OrderFileColumn.EMAIL);
    if (landline == null && mobile == null) {
      cells.requireText(OrderFileColumn.LANDLINE);
    }
    if (title == null
        || surname == null
        || firstName == null
        || street == null
        || postCode == null
        || city == null
        || destination == null
        || email == null) {
      return null;
    }
    return new Recipient(
        title,
        surname,
        firstName,
        new PostalAddress(street, additional, locality, businessName, postCode, city, destination),
        landline,
        mobile,
        email);
  }

  private static @Nullable Title title(Cells cells) {
    String text = cells.requireText(OrderFileColumn.TITLE);
    if (text == null) {
      return null;
    }
    Title title = Title.parse(text).orElse(null);
    if (title == null) {
      cells.error(
          FindingCode.UNKNOWN_CODE,
          OrderFileColumn.TITLE,
          new Wording("M, MME or MLLE", "M, MME ou MLLE"));
    }
    return title;
  }

  private static @Nullable Destination destination(Cells cells) {
    String code = cells.requireText(OrderFileColumn.COUNTRY);
    if (code == null) {
      return null;
    }
    if (!code.matches("[A-Za-z]{2}")) {
      cells.error(
          FindingCode.FORMAT,
          OrderFileColumn.COUNTRY,
          new Wording(
              "a two-letter country code such as FR", "un code pays de deux lettres tel que FR"));
      return null;
    }
    return Destination.ofWireCode(code);
  }

  private static @Nullable OrderLine line(Cells cells) {
    DeliveryMethod method = deliveryMethod(cells);
    BigDecimal shippingCosts = amount(cells, OrderFileColumn.SHIPPING_COSTS);
    String product = cells.requireText(OrderFileColumn.PRODUCT_CODE);
    BigDecimal unitPrice = amount(cells, OrderFileColumn.UNIT_PRICE);
    Integer quantity = cells.requireInteger(OrderFileColumn.QUANTITY);
    if (quantity != null && (quantity < 1 || quantity > OrderLine.MAX_QUANTITY)) {
      cells.error(
          FindingCode.OUT_OF_RANGE,
          OrderFileColumn.QUANTITY,
          Wording.of("1 to %d", "1 à %d", OrderLine.MAX_QUANTITY));
      return null;
    }
    if (method == null
        || shippingCosts == null
        || product == null
        || unitPrice == null
        || quantity == null) {
      return null;
    }
    return new OrderLine(method, shippingCosts, Sku.of(product), unitPrice, quantity);
  }

  private static @Nullable DeliveryMethod deliveryMethod(Cells cells) {
    String code = cells.requireText(OrderFileColumn.DELIVERY_METHOD);
    if (code == null) {
      return null;
    }
    if (!code.matches("[A-Za-z0-9]{1,3}")) {
      cells.error(
          FindingCode.FORMAT,
          OrderFileColumn.DELIVERY_METHOD,
          new Wording(
              "1 to 3 letters or digits such as CHD", "1 à 3 lettres ou chiffres tels que CHD"));
      return null;
    }
    return new DeliveryMethod(code);
  }

  private static @Nullable BigDecimal amount(Cells cells, OrderFileColumn column) {
    BigDecimal amount = cells.requireNumber(column);
    if (amount != null
        && (amount.signum() < 0
            || amount.precision() > MOST_DIGITS
            || amount.scale() > LARGEST_SCALE)) {
      cells.error(
          FindingCode.OUT_OF_RANGE,
          column,
          new Wording("an amount of 0 or more, in euros", "un montant de 0 ou plus, en euros"));
      return null;
    }
    return amount;
  }
}
