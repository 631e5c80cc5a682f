package io.github.cdiscountds.testkit.assertj;

import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.model.IntegrationResult.Refused;
import io.github.cdiscountds.order.Contradiction;
import io.github.cdiscountds.order.LineTimeline;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.OrderTimeline;
import io.github.cdiscountds.order.Parcel;
import io.github.cdiscountds.order.Publication;
import io.github.cdiscountds.testkit.BookedLine;
import io.github.cdiscountds.testkit.PickUp;
import io.github.cdiscountds.transport.FolderListing;
import io.github.cdiscountds.transport.RemoteFile;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How failures show what was there. Reasons in the supplier's words are left out of what the
 * library read (they may quote an address); the fake's own books say them.
 */
final class Shown {
  private Shown() {}

  static String timeline(OrderTimeline order) {
    return "order "
        + order.order()
        + " is "
        + order.stage()
        + ", sent in "
        + order.files()
        + list(order.lines(), Shown::line)
        + (order.otherSendings().isEmpty()
            ? ""
            : "\nother sendings:" + list(order.otherSendings(), Shown::fact))
        + (order.contradictions().isEmpty()
            ? ""
            : "\ncontradictions:" + list(order.contradictions(), Shown::contradiction))
        + (order.stated().isEmpty() ? "" : "\nthe shop stated " + order.stated());
  }

  static String line(LineTimeline line) {
    StringBuilder text = new StringBuilder();
    text.append(line.quantity()).append(" x ").append(line.product()).append(" is ");
    text.append(line.stage());
    Refused refusal = line.refusal();
    if (refusal != null) {
      text.append(" for ").append(refusal.cause());
    }
    if (line.shippedQuantity() > 0) {
      text.append(", shipped ").append(line.shippedQuantity()).append(" in ");
      text.append(parcels(line.parcels()));
    }
    if (!line.marks().isEmpty()) {
      text.append(", marked ").append(line.marks().stream().sorted().toList());
    }
    if (line.billedQuantity() != 0 || line.billedAmount().signum() != 0) {
      text.append(", billed ").append(line.billedQuantity()).append(" for ");
      text.append(line.billedAmount().toPlainString());
    }
    return text + list(line.facts(), Shown::fact);
  }

  static String parcels(List<Parcel> parcels) {
    return parcels.stream()
        .map(parcel -> parcel.quantity() + " x " + orUnknown(parcel.number()))
        .toList()
        .toString();
  }

  private static String orUnknown(@Nullable String number) {
    return number == null ? "an unnamed parcel" : number;
  }

  private static String fact(OrderFact fact) {
    Publication first = fact.first();
    return (first.named() == null ? first.published() : first.named())
        + " "
        + first.document()
        + ": "
        + fact.value();
  }

  static String contradiction(Contradiction contradiction) {
    return contradiction.kind()
        + " about "
        + contradiction.about().product()
        + ": "
        + contradiction.one()
        + (contradiction.other() == null ? "" : " and " + contradiction.other());
  }

  static String event(OrderEvent event) {
    return event.type()
        + (event.order() == null ? "" : " " + event.order())
        + (event.product() == null ? "" : " " + event.product())
        + (event.file() == null ? "" : " in " + event.file())
        + (event.value() == null ? "" : ": " + event.value());
  }

  static String booked(BookedLine line) {
    return line.orderNumber()
        + "/"
        + line.campaign()
        + " "
        + line.quantity()
        + " x "
        + line.sku()
        + " in "
        + line.fileName()
        + ": "
        + line.stage()
        + line.refusal().map(reason -> " (" + reason + ")").orElse("")
        + (line.parcels().isEmpty()
            ? ""
            : line.parcels().stream()
                .map(
                    parcel ->
                        String.format(
                            Locale.ROOT, ", %d in parcel %s", parcel.quantity(), parcel.number()))
                .reduce("", String::concat))
        + (line.invoicedQuantity() == 0 ? "" : ", " + line.invoicedQuantity() + " invoiced");
  }

  static String pickUp(PickUp pickUp) {
    return pickUp.at() + " " + pickUp.fileName() + ": " + pickUp.orders();
  }

  static String listing(FolderListing listing) {
    return "folder "
        + listing.folder()
        + " held"
        + list(listing.files(), Shown::file)
        + (listing.refusedNames().isEmpty()
            ? ""
            : "\nand names that were refused:" + list(listing.refusedNames(), name -> name));
  }

  private static String file(RemoteFile file) {
    return file.name() + ", " + file.size() + " bytes, of " + file.modified();
  }

  static String findings(List<Finding> findings) {
    return findings.isEmpty() ? " none" : list(findings, Finding::toString);
  }

  /** One line each, indented below what comes before; says so when there is none. */
  static <T> String list(Collection<? extends T> things, Function<T, String> text) {
    if (things.isEmpty()) {
      return "\n  nothing";
    }
    StringBuilder all = new StringBuilder();
    for (T thing : things) {
      all.append("\n  ").append(text.apply(thing).replace("\n", "\n  "));
    }
    return all.toString();
  }
}
