package io.github.cdiscountds.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of an invoice (SPEC section 8). Amounts are euros, exact; credit lines are negative
 * (R34).
 *
 * @param sourceFile A: the merchant's order file, or null
 * @param type B: the type as written, or null
 * @param number C: the invoice's number
 * @param date D: the date, or null when blank
 * @param customerNumber E: the customer code given by the supplier, or null
 * @param order F and G: campaign (assumed) and order number
 * @param line H: the line's number on the invoice, or null
 * @param pickingSlip I: the picking slip's number, or null
 * @param internalInvoiceNumber J, {@code ordernumber}: the supplier's internal invoice number, or
 *     null
 * @param product K: the product code
 * @param quantity L: the quantity delivered
 * @param vat M: VAT as a number; whether it is a rate or an amount, {@link #vatMeaning} says (R37),
 *     or null when blank
 * @param vatMeaning how {@code vat} is to be read
 * @param unitPrice N: unit price excluding VAT
 * @param amount O: amount excluding VAT
 * @param shippingCosts P: shipping costs excluding VAT, or null when blank
 * @param siteId Q: the supplier's internal customer id, or null
 * @param supplierOrderNumber R, {@code extref}: the supplier's internal order number, or null
 * @param fromNumberCells which columns of the key were number cells, where leading zeros get lost
 *     (R16): the client then looks for the one order that fits (R38); none for text documents
 * @since 0.1.0
 */
public record InvoiceLine(
    @Nullable String sourceFile,
    @Nullable String type,
    String number,
    @Nullable LocalDate date,
    @Nullable String customerNumber,
    OrderKey order,
    @Nullable Integer line,
    @Nullable String pickingSlip,
    @Nullable String internalInvoiceNumber,
    Sku product,
    int quantity,
    @Nullable BigDecimal vat,
    VatMeaning vatMeaning,
    BigDecimal unitPrice,
    BigDecimal amount,
    @Nullable BigDecimal shippingCosts,
    @Nullable String siteId,
    @Nullable String supplierOrderNumber,
    Set<KeyColumn> fromNumberCells) {

  /** How the VAT column is to be read (R37). */
  public enum VatMeaning {
    /** A rate in percent: the number is one of the known rates. */
    RATE,
    /** An amount in euros. */
    AMOUNT,
    /** The cell is blank. */
    NONE
  }

  public InvoiceLine {
    Objects.requireNonNull(number, "number");
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(vatMeaning, "vatMeaning");
    Objects.requireNonNull(unitPrice, "unitPrice");
    Objects.requireNonNull(amount, "amount");
    fromNumberCells = Set.copyOf(fromNumberCells);
  }

  /**
   * Names the order that the line means, when its cells have lost a part of the key (R38).
   *
   * @param meant the order that it bills
   * @return the line with that order and everything else as it was read
   */
  public InvoiceLine withOrder(OrderKey meant) {
    return new InvoiceLine(
        sourceFile,
        type,
        number,
        date,
        customerNumber,
        meant,
        line,
        pickingSlip,
        internalInvoiceNumber,
        product,
        quantity,
        vat,
        vatMeaning,
        unitPrice,
        amount,
        shippingCosts,
        siteId,
        supplierOrderNumber,
        fromNumberCells);
  }
}
