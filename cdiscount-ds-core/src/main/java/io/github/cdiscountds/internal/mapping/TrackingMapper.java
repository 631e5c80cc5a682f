package io.github.cdiscountds.internal.mapping;

import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.FulfilmentStatus;
import io.github.cdiscountds.model.ReportedRecipient;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.model.TrackingRow;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads how far one order line is, in one parcel, with A and C as they are (SPEC section 6). */
final class TrackingMapper implements RowMapper<TrackingRow> {

  @Override
  public @Nullable TrackingRow map(Cells cells) {
    String customerOrderRef = cells.requireText(TrackingColumn.CUSTOMER_ORDER_REF);
    String supplierOrderNumber = cells.text(TrackingColumn.SUPPLIER_ORDER_NUMBER);
    String partnerOrderRef = cells.requireText(TrackingColumn.PARTNER_ORDER_REF);
    ReportedRecipient recipient = recipient(cells);
    FulfilmentStatus status = status(cells);
    LocalDateTime shippedAt = cells.dateTimeIfReadable(TrackingColumn.SHIPPED_AT);
    String product = cells.requireText(TrackingColumn.SKU);
    Integer quantity = cells.integerIfReadable(TrackingColumn.QUANTITY);
    String parcel = cells.text(TrackingColumn.PARCEL);
    URI link = link(cells);
    String sourceFile = cells.text(TrackingColumn.SOURCE_FILE);
    if (cells.isRejected()
        || customerOrderRef == null
        || partnerOrderRef == null
        || product == null) {
      return null;
    }
    return new TrackingRow(
        customerOrderRef,
        partnerOrderRef,
        null,
        supplierOrderNumber,
        recipient,
        status,
        shippedAt,
        Sku.of(product),
        quantity,
        parcel,
        link,
        sourceFile,
        RowMapper.numberCells(
            cells, TrackingColumn.CUSTOMER_ORDER_REF, TrackingColumn.PARTNER_ORDER_REF));
  }

  @Override
  public String key(Cells cells) {
    return RowMapper.keyOf(
        cells, TrackingColumn.CUSTOMER_ORDER_REF, TrackingColumn.PARTNER_ORDER_REF);
  }

  private static ReportedRecipient recipient(Cells cells) {
    String nameOrMail = cells.text(TrackingColumn.FIRST_NAME);
    boolean isMail = nameOrMail != null && nameOrMail.indexOf('@') >= 0; // R27
    return new ReportedRecipient(
        null,
        cells.text(TrackingColumn.NAME),
        isMail ? null : nameOrMail,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        cells.text(TrackingColumn.PHONE),
        cells.text(TrackingColumn.MOBILE),
        isMail ? nameOrMail : null);
  }

  private static FulfilmentStatus status(Cells cells) {
    FulfilmentStatus status =
        new FulfilmentStatus(
            cells.text(TrackingColumn.ORDER_STATUS), cells.text(TrackingColumn.SLIP_STATUS));
    if (status.meaning() == FulfilmentStatus.Meaning.UNKNOWN) {
      cells.warning(
          FindingCode.UNKNOWN_CODE,
          TrackingColumn.ORDER_STATUS,
          Wording.of(
              "a documented pair of cdv_codeta and eve_codeta, found %s; the codes are kept",
              "un couple documenté de cdv_codeta et eve_codeta, trouvé %s ; les codes sont gardés",
              shown(status)));
    }
    return status;
  }

  /** The pair of codes; they are kept out of messages when they aren't codes at all. */
  private static String shown(FulfilmentStatus status) {
    String pair = status.toString();
    return pair.matches("[A-Z0-9-]{1,3}/[A-Z0-9-]{1,3}") ? pair : "?/?";
  }

  private static @Nullable URI link(Cells cells) {
    String text = cells.text(TrackingColumn.TRACKING_LINK);
    if (text == null) {
      return null;
    }
    try {
      URI link = new URI(text);
      String scheme = link.getScheme() == null ? "" : link.getScheme().toLowerCase(Locale.ROOT);
      if ((scheme.equals("http") || scheme.equals("https"))
          && link.getHost() != null
          && link.getUserInfo() == null) {
        return link;
      }
    } catch (URISyntaxException unsafe) {
      // reported below, as any other link that isn't one
    }
    cells.warning(
        FindingCode.UNSAFE_LINK,
        TrackingColumn.TRACKING_LINK,
        new Wording(
            "an absolute http or https address; the link is left out",
            "une adresse http ou https absolue ; le lien est ignoré"));
    return null;
  }
}
