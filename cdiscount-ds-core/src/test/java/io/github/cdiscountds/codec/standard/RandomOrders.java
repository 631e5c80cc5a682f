package io.github.cdiscountds.codec.standard;

import io.github.cdiscountds.model.DeliveryMethod;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.OrderLine;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.model.Recipient;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.model.Title;
import io.github.cdiscountds.preflight.Checked;
import io.github.cdiscountds.preflight.CheckedOrders;
import io.github.cdiscountds.preflight.LengthPolicy;
import io.github.cdiscountds.preflight.Preflight;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.ServiceProfile;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Random orders of any content that is legal, and what an order file must hold of them: its cells
 * are put together here from the same texts, not by the code that writes files.
 */
final class RandomOrders {
  private static final Account ACCOUNT = new Account("YOURCOMPANY", "0000000ZH43Q");
  private static final ServiceProfile PROFILE = ServiceProfile.DOCUMENTED;

  /** Text that a spreadsheet, an encoding or a parser may spoil. */
  private static final List<String> PIECES =
      List.of(
          "a",
          "Zoé",
          "Œuvre",
          "Straße",
          "Ñandú",
          "Łódź",
          "Žižkov",
          "ΑΒΓ",
          "Дом",
          "İstanbul",
          "e\u0301",
          "o\u0308\u0304",
          "q\u0323\u0307",
          "\u1100\u1161",
          "\u05d0\u05d1",
          "\u4e2d\u6587",
          "\ud83d\ude00",
          "\ud840\udc0b",
          "\ud83c\udff3\ufe0f\u200d\ud83c\udf08",
          "\u00a0",
          "\u00ad",
          "\u200b",
          "\ufeff",
          "\ue000",
          "\uffff",
          "=",
          "+",
          "-",
          "@",
          "'",
          "\"",
          ";",
          ",",
          "|",
          "&",
          "<b>",
          "_x0041_",
          "%s",
          "\\",
          "/",
          "0",
          "00",
          "007",
          "1E5",
          "12.50",
          "TRUE",
          "#REF!",
          "NULL",
          " ",
          " ",
          "  ");

  /** An order, the same order as a file tells it again, and its rows. */
  record Sample(Order order, Order readBack, List<List<String>> rows) {}

  private static final Pattern OUTER_SPACE =
      Pattern.compile("^[\\s\\p{Z}\ufeff]+|[\\s\\p{Z}\ufeff]+$");

  private final Random random;

  private RandomOrders(long seed) {
    this.random = new Random(seed);
  }

  /** A file of orders. */
  record File(CheckedOrders orders, List<Order> readBack, List<List<String>> cells) {}

  /**
   * Makes the orders of one file.
   *
   * @param seed decides everything
   * @param count how many orders are made; those that the checks keep back are left out
   */
  static File file(long seed, int count) {
    RandomOrders source = new RandomOrders(seed);
    Map<OrderKey, Sample> samples = new HashMap<>();
    List<Order> orders = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      Sample sample = source.sample(number);
      samples.put(sample.order().key(), sample);
      orders.add(sample.order());
    }
    Checked checked = Preflight.of(ACCOUNT, PROFILE, LengthPolicy.DOCUMENTED).check(orders);
    // Areas that aren't served are met by chance; that all else is legal is meant.
    if (checked.orders().orders().size() < count * 9 / 10) {
      throw new AssertionError(
          "seed " + seed + ": too many orders are kept back: " + checked.findings());
    }
    List<Order> readBack = new ArrayList<>();
    List<List<String>> cells = new ArrayList<>(List.of(Orders.CELLS.get(0)));
    for (Order order : checked.orders().orders()) {
      Sample sample = samples.get(order.key());
      readBack.add(sample.readBack());
      cells.addAll(sample.rows());
    }
    return new File(checked.orders(), readBack, cells);
  }

  private Sample sample(int number) {
    List<Destination> destinations =
        Stream.concat(
                PROFILE.domesticDestinations().stream(), PROFILE.leadTimes().keySet().stream())
            .sorted((one, other) -> one.isoCode().compareTo(other.isoCode()))
            .toList();
    Destination destination = destinations.get(number % destinations.size());
    boolean french = destination.equals(Destination.FRANCE);
    // Of one length, so that no two orders are alike whatever comes behind.
    OrderKey key = OrderKey.of(cut(1_000 + number + text(1, 12), 20), text(1, 16));
    LocalDate date = LocalDate.of(2000, 1, 1).plusDays(random.nextInt(36_500));
    Phone landline = random.nextInt(4) == 0 ? null : phone(french);
    Phone mobile = landline == null || random.nextBoolean() ? phone(french) : null;
    PostalAddress address =
        new PostalAddress(
            text(1, 35),
            option(35),
            option(35),
            option(35),
            postCode(destination),
            text(1, french ? 35 : 50),
            destination);
    Title title = random.nextBoolean() ? Title.M : Title.MME;
    String surname = text(1, 35);
    String firstName = text(1, french ? 35 : 40);
    String email = email();
    List<OrderLine> lines = lines(french);
    Order order =
        new Order(
            key,
            date,
            ACCOUNT.cdiscountId(),
            new Recipient(
                title,
                surname,
                firstName,
                address,
                landline == null ? null : landline.given(),
                mobile == null ? null : mobile.given(),
                email),
            lines);
    Phone first = landline == null ? mobile : landline;
    Order readBack =
        new Order(
            key,
            date,
            ACCOUNT.cdiscountId(),
            new Recipient(
                title,
                surname,
                firstName,
                address,
                first.written(),
                mobile == null ? null : mobile.written(),
                email),
            lines.stream()
                .map(
                    line ->
                        new OrderLine(
                            line.deliveryMethod(),
                            new BigDecimal(plain(line.shippingCosts())),
                            line.product(),
                            new BigDecimal(plain(line.unitPrice())),
                            line.quantity()))
                .toList());
    List<List<String>> rows = new ArrayList<>();
    for (OrderLine line : lines) {
      rows.add(
          List.of(
              held(key.orderNumber()),
              date.toString().replace("-", ""),
              held(key.campaign()),
              "0000000ZH43Q",
              title.name(),
              held(surname),
              held(firstName),
              held(address.street()),
              held(address.additional()),
              held(address.locality()),
              held(address.businessName()),
              held(address.postCode()),
              held(address.city()),
              destination.isoCode().equals("IE") ? "IR" : destination.isoCode(),
              first.written(),
              mobile == null ? "" : mobile.written(),
              email,
              line.deliveryMethod().code(),
              plain(line.shippingCosts()),
              held(line.product().value()),
              plain(line.unitPrice()),
              "" + line.quantity()));
    }
    return new Sample(order, readBack, rows);
  }

  private List<OrderLine> lines(boolean french) {
    List<DeliveryMethod> methods =
        french
            ? List.of(DeliveryMethod.COL, DeliveryMethod.CDS, DeliveryMethod.TNT)
            : List.of(DeliveryMethod.CHD);
    List<OrderLine> lines = new ArrayList<>();
    // Half of the orders have one line, as in life; the others have up to 40. No two are of one
    // product: their numbers are of one length, so what comes behind can't make them alike.
    for (int left = random.nextBoolean() ? 1 : 1 + random.nextInt(40); left > 0; left--) {
      lines.add(
          new OrderLine(
              methods.get(random.nextInt(methods.size())),
              amount(),
              Sku.of(cut("0" + (10 + left) + text(1, 17), 20)),
              amount(),
              1 + random.nextInt(99)));
    }
    return lines;
  }

  /** Any scale that an amount may have, also a negative one. */
  private BigDecimal amount() {
    return new BigDecimal(new BigInteger(1 + random.nextInt(30), random), random.nextInt(9) - 2);
  }

  /** Digits with zeros in front and behind, never an exponent. */
  private static String plain(BigDecimal amount) {
    if (amount.scale() <= 0) {
      return amount.signum() == 0 ? "0" : amount.unscaledValue() + "0".repeat(-amount.scale());
    }
    String digits = "0".repeat(amount.scale()) + amount.unscaledValue();
    int point = digits.length() - amount.scale();
    String whole = digits.substring(0, point).replaceFirst("^0+(?=.)", "");
    return whole + "." + digits.substring(point);
  }

  /** A number as it is given, and as it is written (R19). */
  private record Phone(String given, String written) {}

  private Phone phone(boolean french) {
    if (!french) {
      String number = (random.nextBoolean() ? "+" : "0") + digits(5 + random.nextInt(4));
      return new Phone(number.substring(0, 3) + " " + number.substring(3), number);
    }
    String rest = digits(9);
    return switch (random.nextInt(4)) {
      case 0 -> new Phone("+33 " + rest, "0" + rest);
      case 1 -> new Phone("0033" + rest, "0" + rest);
      case 2 -> new Phone("0" + rest.substring(0, 5) + ".-" + rest.substring(5), "0" + rest);
      default -> new Phone("0" + rest, "0" + rest);
    };
  }

  private String postCode(Destination destination) {
    return switch (destination.isoCode()) {
      case "FR" -> "0" + (1 + random.nextInt(9)) + digits(3);
      case "GB" -> "SW" + digits(1) + "A " + digits(1) + "AA";
      case "PT" -> digits(4) + "-" + digits(3);
      case "IE" -> "D" + digits(2);
      default -> "0".repeat(random.nextInt(2)) + digits(4);
    };
  }

  private String email() {
    return List.of("=a", "+a", "-a", "a", "00").get(random.nextInt(5)) + digits(6) + "@example.org";
  }

  private String digits(int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      // No zero in front: what begins with one says so.
      digits.append((char) ('1' + random.nextInt(9)));
    }
    return digits.toString();
  }

  private @Nullable String option(int longest) {
    return random.nextInt(3) == 0 ? null : text(1, longest);
  }

  /** A text that isn't blank. */
  private String text(int fewest, int longest) {
    int length = fewest + random.nextInt(longest - fewest + 1);
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(
          random.nextInt(10) == 0 ? anyCharacter() : PIECES.get(random.nextInt(PIECES.size())));
    }
    return cut("=+-@x0".charAt(random.nextInt(6)) + text.toString(), length);
  }

  /** Any character but those that a cell of one line can't hold. */
  private String anyCharacter() {
    while (true) {
      int c = random.nextInt(random.nextBoolean() ? 0x3000 : Character.MAX_CODE_POINT + 1);
      int type = Character.getType(c);
      if (type != Character.CONTROL
          && type != Character.SURROGATE
          && type != Character.LINE_SEPARATOR
          && type != Character.PARAGRAPH_SEPARATOR) {
        return Character.toString(c);
      }
    }
  }

  /** At most so many characters, of which the last is no space, in the form of the models. */
  private static String cut(String text, int longest) {
    String cut = Normalizer.normalize(text, Normalizer.Form.NFC);
    while (cut.codePointCount(0, cut.length()) > longest) {
      cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
    }
    return OUTER_SPACE.matcher(cut).replaceAll("");
  }

  /** What a model holds of a text. */
  private static String held(@Nullable String text) {
    return text == null ? "" : text;
  }
}
