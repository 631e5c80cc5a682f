package io.github.cdiscountds.testkit.standalone;

import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.testkit.BookedLine;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.PickUp;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the books hold: orders as they stand, and the journal of pick-ups, latest first. */
final class BooksSection {
  private static final int SHOWN = 200;

  private final FakeSupplier supplier;

  BooksSection(FakeSupplier supplier) {
    this.supplier = supplier;
  }

  void write(Html html, PageForms forms, Set<String> held) {
    orders(html, forms, held);
    pickUps(html);
  }

  private void orders(Html html, PageForms forms, Set<String> held) {
    List<BookedLine> lines = supplier.books();
    html.open("section", "id", "orders", "aria-labelledby", "orders-title");
    html.element("h2", "Orders on the books", "id", "orders-title");
    if (lines.isEmpty()) {
      html.open("p", "class", "quiet").text("None yet: no order file was picked up.").close("p");
      html.close("section");
      return;
    }
    told(html, lines.size(), "order line");
    html.open("div", "class", "wide").open("table").element("caption", "Order lines");
    PageForms.headings(
        html,
        "Order",
        "Campaign",
        "Product",
        "Quantity",
        "Stage",
        "Parcels",
        "Invoiced",
        "File",
        "");
    html.open("tbody");
    for (int i = lines.size() - 1; i >= Math.max(0, lines.size() - SHOWN); i--) {
      line(html, forms, lines.get(i), held.contains(lines.get(i).orderNumber()));
    }
    html.close("tbody").close("table").close("div").close("section");
  }

  private static void line(Html html, PageForms forms, BookedLine line, boolean isHeld) {
    html.open("tr").open("th", "scope", "row").foreign(line.orderNumber()).close("th");
    for (String value : List.of(line.campaign(), line.sku(), line.quantity())) {
      html.open("td").foreign(value).close("td");
    }
    html.open("td");
    String look =
        switch (line.stage()) {
          case FILE_REJECTED, REFUSED -> "bad";
          case SHIPPED -> "good";
          default -> "plain";
        };
    PageForms.badge(html, look, Words.of(line.stage()));
    if (isHeld) {
      PageForms.badge(html, "warn", "held");
    }
    line.refusal().ifPresent(reason -> html.open("div").foreign(reason).close("div"));
    html.close("td").open("td");
    for (BookedLine.Parcel parcel : line.parcels()) {
      html.open("div").text(parcel.quantity() + " in ").foreign(parcel.number()).close("div");
    }
    html.close("td").element("td", Integer.toString(line.invoicedQuantity()), "class", "number");
    html.open("td").foreign(line.fileName()).close("td").open("td");
    if (!line.orderNumber().isBlank()) {
      forms.button(
          isHeld ? "release" : "hold",
          isHeld ? "Release" : "Hold",
          line.orderNumber(),
          "order",
          line.orderNumber());
    }
    html.close("td").close("tr");
  }

  private void pickUps(Html html) {
    List<PickUp> pickUps = supplier.pickUps();
    ZoneId zone = supplier.clock().getZone();
    html.open("section", "id", "pick-ups", "aria-labelledby", "pick-ups-title");
    html.element("h2", "Journal of pick-ups", "id", "pick-ups-title");
    if (pickUps.isEmpty()) {
      html.open("p", "class", "quiet").text("None yet.").close("p").close("section");
      return;
    }
    told(html, pickUps.size(), "file");
    html.open("div", "class", "wide").open("table").element("caption", "Files picked up");
    PageForms.headings(html, "When", "File", "Bytes", "Orders", "SHA-256");
    html.open("tbody");
    for (int i = pickUps.size() - 1; i >= Math.max(0, pickUps.size() - SHOWN); i--) {
      PickUp pickUp = pickUps.get(i);
      html.open("tr").open("td");
      PageForms.time(html, pickUp.at().atZone(zone));
      html.close("td").open("td").foreign(pickUp.fileName()).close("td");
      html.element("td", Long.toString(pickUp.size()), "class", "number").open("td");
      html.foreign(
          pickUp.orders().stream().map(OrderKey::orderNumber).collect(Collectors.joining(", ")));
      html.close("td").open("td").element("code", pickUp.sha256()).close("td").close("tr");
    }
    html.close("tbody").close("table").close("div").close("section");
  }

  private static void told(Html html, int number, String what) {
    String count = number + " " + what + (number == 1 ? "" : "s");
    html.open("p", "class", "quiet")
        .text(number > SHOWN ? count + ", the latest " + SHOWN + " of them below." : count + ".")
        .close("p");
  }
}
