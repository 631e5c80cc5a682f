package io.github.cdiscountds.internal.mapping;

import io.github.cdiscountds.model.InvoiceLine;
import io.github.cdiscountds.model.InvoiceLine.VatMeaning;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.Sku;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one invoice line (SPEC section 8, R34, R37). It is about money: any unreadable amount or
 * date rejects the line.
 */
final class InvoiceMapper implements RowMapper<InvoiceLine> {
  /** The legal French rates, which count whatever the options say. */
  private static final List<BigDecimal> LEGAL_RATES =
      List.of(
          new BigDecimal("20"),
          new BigDecimal("10"),
          new BigDecimal("5.5"),
          new BigDecimal("2.1"),
          BigDecimal.ZERO);

  private final Set<BigDecimal> furtherRates;

  InvoiceMapper(Set<BigDecimal> furtherRates) {
    this.furtherRates = furtherRates;
  }

  @Override
  public @Nullable InvoiceLine map(Cells cells) {
    String sourceFile = cells.text(InvoiceColumn.FILE_NAME);
    String type = cells.text(InvoiceColumn.TYPE);
    String number = cells.requireText(InvoiceColumn.NUMBER);
    LocalDateTime date = cells.dateTime(InvoiceColumn.DATE);
    String customerNumber = cells.text(InvoiceColumn.CUSTOMER_NUMBER);
    String campaign = cells.requireText(InvoiceColumn.CAMPAIGN);
    String orderNumber = cells.requireText(InvoiceColumn.ORDER_NUMBER);
    Integer line = cells.integerIfReadable(InvoiceColumn.LINE);
    String pickingSlip = cells.text(InvoiceColumn.PICKING_SLIP);
    String internalNumber = cells.text(InvoiceColumn.INTERNAL_NUMBER);
    String product = cells.requireText(InvoiceColumn.PRODUCT);
    Integer quantity = cells.requireInteger(InvoiceColumn.QUANTITY);
    BigDecimal vat = cells.number(InvoiceColumn.VAT);
    BigDecimal unitPrice = cells.requireNumber(InvoiceColumn.UNIT_PRICE);
    BigDecimal amount = cells.requireNumber(InvoiceColumn.AMOUNT);
    BigDecimal shippingCosts = cells.number(InvoiceColumn.SHIPPING_COSTS);
    String siteId = cells.text(InvoiceColumn.SITE_ID);
    String supplierOrderNumber = cells.text(InvoiceColumn.SUPPLIER_ORDER_NUMBER);
    if (cells.isRejected()
        || number == null
        || campaign == null
        || orderNumber == null
        || product == null
        || quantity == null
        || unitPrice == null
        || amount == null) {
      return null;
    }
    return new InvoiceLine(
        sourceFile,
        type,
        number,
        date == null ? null : date.toLocalDate(),
        customerNumber,
        OrderKey.of(orderNumber, campaign),
        line,
        pickingSlip,
        internalNumber,
        Sku.of(product),
        quantity,
        vat,
        meaning(vat),
        unitPrice,
        amount,
        shippingCosts,
        siteId,
        supplierOrderNumber,
        RowMapper.numberCells(cells, InvoiceColumn.ORDER_NUMBER, InvoiceColumn.CAMPAIGN));
  }

  @Override
  public String key(Cells cells) {
    return RowMapper.keyOf(cells, InvoiceColumn.ORDER_NUMBER, InvoiceColumn.CAMPAIGN);
  }

  private VatMeaning meaning(@Nullable BigDecimal vat) {
    if (vat == null) {
      return VatMeaning.NONE;
    }
    return Stream.concat(LEGAL_RATES.stream(), furtherRates.stream())
            .anyMatch(rate -> rate.compareTo(vat) == 0)
        ? VatMeaning.RATE
        : VatMeaning.AMOUNT;
  }
}
