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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Orders that passed the checks, with everything that a spreadsheet likes to spoil. */
final class Orders {
  static final Order TO_PARIS =
      Order.builder(
              OrderKey.of("0012", "SPRING"),
              LocalDate.of(2026, 1, 2),
              "0000000ZH43Q",
              new Recipient(
                  Title.M,
                  "=SUM(A1:A9)",
                  "-Jo",
                  new PostalAddress(
                      "@home",
                      "+1",
                      "Lieu-dit É",
                      "Œuvre & Co",
                      "01000",
                      "Bourg",
                      Destination.FRANCE),
                  "+33 1 02-03.04 05",
                  "0033607080910",
                  "jo@example.org"))
          .deliveredBy(DeliveryMethod.COL, new BigDecimal("7"))
          .line(Sku.of("007"), new BigDecimal("1E+3"), 1)
          .deliveredBy(DeliveryMethod.CDS, new BigDecimal("0.00"))
          .line(Sku.of("3333973153808"), new BigDecimal("70.4500"), 99)
          .build();

  static final Order TO_DUBLIN =
      Order.builder(
              OrderKey.of("13", "SPRING"),
              LocalDate.of(2026, 1, 2),
              "0000000ZH43Q",
              new Recipient(
                  Title.MME,
                  "Doe",
                  "Zoe\u0308",
                  PostalAddress.of("1 Road", "D02", "Dublin", Destination.IRELAND),
                  null,
                  "+353123456",
                  "zoe@example.org"))
          .deliveredBy(DeliveryMethod.CHD, new BigDecimal("12.5"))
          .line(Sku.of("A\"B,C;D"), new BigDecimal("0.01"), 2)
          .build();

  static final List<List<String>> CELLS =
      List.of(
          List.of(
              "N° de Cmd",
              "Date de commande",
              "Référence campagne",
              "ID Cdiscount",
              "Civilite",
              "Nom Bénéficiaire",
              "Prénom Bénéficiaire",
              "Adresse",
              "Complément adresse",
              "BP / Lieu-dit",
              "Raison sociale",
              "Code postal",
              "Ville",
              "Pays",
              "Téléphone fixe",
              "Téléphone mobile",
              "Email",
              "Mode de livraison",
              "Frais de port",
              "Code produit",
              "Prix de vente HT",
              "Quantité"),
          toParis("COL", "7", "007", "1000", "1"),
          toParis("CDS", "0.00", "3333973153808", "70.4500", "99"),
          List.of(
              "13",
              "20260102",
              "SPRING",
              "0000000ZH43Q",
              "MME",
              "Doe",
              "Zoë",
              "1 Road",
              "",
              "",
              "",
              "D02",
              "Dublin",
              "IR",
              "+353123456",
              "+353123456",
              "zoe@example.org",
              "CHD",
              "12.5",
              "A\"B,C;D",
              "0.01",
              "2"));

  private Orders() {}

  static CheckedOrders checked() {
    return checked(List.of(TO_PARIS, TO_DUBLIN));
  }

  /** Orders of so many lines, up to three each; texts repeat, and some aren't Latin-1. */
  static CheckedOrders ofLines(int lines) {
    List<Order> orders = new ArrayList<>();
    for (int left = lines; left > 0; left -= 3) {
      int number = orders.size();
      Order.Builder order =
          Order.builder(
                  OrderKey.of("N" + number, "SPRING"),
                  LocalDate.of(2026, 1, 2).plusDays(number % 5),
                  "0000000ZH43Q",
                  new Recipient(
                      Title.MME,
                      number % 7 == 0 ? "Œuvrard" + number % 50 : "Dupré",
                      "Zoé",
                      PostalAddress.of(
                          number % 300 + " rue du Nœud", "75001", "Paris", Destination.FRANCE),
                      null,
                      "06" + (10_000_000 + number),
                      "client" + number + "@example.org"))
              .deliveredBy(DeliveryMethod.COL, new BigDecimal("4.90"));
      for (int line = 0; line < Math.min(left, 3); line++) {
        order.line(
            Sku.of("SKU" + (number + line) % 900),
            BigDecimal.valueOf(100 + number % 40, 2),
            1 + line);
      }
      orders.add(order.build());
    }
    CheckedOrders checked = checked(orders);
    if (checked.lineCount() != lines) {
      throw new AssertionError(checked.lineCount() + " lines, not " + lines);
    }
    return checked;
  }

  /** Orders abroad, where names may have any length, to people with that name and a number. */
  static CheckedOrders withNames(String name, int count) {
    List<Order> orders = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      orders.add(
          Order.builder(
                  OrderKey.of("N" + number, "SPRING"),
                  LocalDate.of(2026, 1, 2),
                  "0000000ZH43Q",
                  new Recipient(
                      Title.MME,
                      name + number,
                      "Zoé",
                      PostalAddress.of("1 Road", "D02", "Dublin", Destination.IRELAND),
                      "+353123456",
                      null,
                      "zoe@example.org"))
              .deliveredBy(DeliveryMethod.CHD, new BigDecimal("4.90"))
              .line(Sku.of("LAMP"), new BigDecimal("1.00"), 1)
              .build());
    }
    return Preflight.of(
            new Account("YOURCOMPANY", "0000000ZH43Q"),
            ServiceProfile.DOCUMENTED,
            LengthPolicy.DOCUMENTED)
        .check(orders)
        .orders();
  }

  /** The cells of a file of such orders, header and all, as the SPEC has them. */
  static List<List<String>> cellsOf(CheckedOrders orders) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(CELLS.get(0));
    for (Order order : orders.orders()) {
      for (OrderLine line : order.lines()) {
        String phone = order.recipient().mobile();
        cells.add(
            List.of(
                order.key().orderNumber(),
                order.date().toString().replace("-", ""),
                "SPRING",
                "0000000ZH43Q",
                "MME",
                order.recipient().surname(),
                "Zoé",
                order.recipient().address().street(),
                "",
                "",
                "",
                "75001",
                "Paris",
                "FR",
                phone,
                phone,
                order.recipient().email(),
                "COL",
                "4.90",
                line.product().value(),
                line.unitPrice().toPlainString(),
                Integer.toString(line.quantity())));
      }
    }
    return cells;
  }

  private static CheckedOrders checked(List<Order> orders) {
    Checked checked =
        Preflight.of(
                new Account("YOURCOMPANY", "0000000ZH43Q"),
                ServiceProfile.DOCUMENTED,
                LengthPolicy.DOCUMENTED)
            .check(orders);
    if (!checked.isSound()) {
      throw new AssertionError(checked.findings().toString());
    }
    return checked.orders();
  }

  private static List<String> toParis(
      String method, String costs, String product, String price, String quantity) {
    return List.of(
        "0012",
        "20260102",
        "SPRING",
        "0000000ZH43Q",
        "M",
        "=SUM(A1:A9)",
        "-Jo",
        "@home",
        "+1",
        "Lieu-dit É",
        "Œuvre & Co",
        "01000",
        "Bourg",
        "FR",
        "0102030405",
        "0607080910",
        "jo@example.org",
        method,
        costs,
        product,
        price,
        quantity);
  }
}
