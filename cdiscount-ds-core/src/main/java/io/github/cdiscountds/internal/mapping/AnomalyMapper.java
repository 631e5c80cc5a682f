package io.github.cdiscountds.internal.mapping;

import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.AnomalyRow;
import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.ReportedRecipient;
import io.github.cdiscountds.model.Sku;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Reads what became of one order line at integration (SPEC section 5). The verdict is what counts:
 * an unreadable amount or date is only a warning.
 */
final class AnomalyMapper implements RowMapper<AnomalyRow> {

  @Override
  public @Nullable AnomalyRow map(Cells cells) {
    String number = cells.requireText(AnomalyColumn.ORDER_NUMBER);
    LocalDateTime createdAt = cells.dateTimeIfReadable(AnomalyColumn.CREATION_DATE);
    String campaign = cells.requireText(AnomalyColumn.CAMPAIGN);
    String customerNumber = cells.text(AnomalyColumn.CUSTOMER_NUMBER);
    ReportedRecipient recipient =
        new ReportedRecipient(
            cells.text(AnomalyColumn.TITLE),
            cells.text(AnomalyColumn.LAST_NAME),
            cells.text(AnomalyColumn.FIRST_NAME),
            cells.text(AnomalyColumn.ADDRESS_1),
            cells.text(AnomalyColumn.ADDRESS_2),
            cells.text(AnomalyColumn.ADDRESS_3),
            cells.text(AnomalyColumn.BUSINESS_NAME),
            cells.text(AnomalyColumn.POST_CODE),
            cells.text(AnomalyColumn.CITY),
            cells.text(AnomalyColumn.COUNTRY),
            cells.text(AnomalyColumn.PHONE_1),
            cells.text(AnomalyColumn.PHONE_2),
            cells.text(AnomalyColumn.EMAIL));
    String deliveryMethod = cells.text(AnomalyColumn.DELIVERY_MODE);
    BigDecimal shippingCosts = cells.numberIfReadable(AnomalyColumn.SHIPPING_FEE);
    String product = cells.requireText(AnomalyColumn.PRODUCT);
    BigDecimal unitPrice = cells.numberIfReadable(AnomalyColumn.UNIT_PRICE);
    Integer quantity = cells.integerIfReadable(AnomalyColumn.QUANTITY);
    IntegrationResult result = result(cells);
    String sourceFile = cells.text(AnomalyColumn.SOURCE_FILE);
    if (cells.isRejected() || number == null || campaign == null || product == null) {
      return null;
    }
    return new AnomalyRow(
        OrderKey.of(number, campaign),
        createdAt,
        customerNumber,
        recipient,
        deliveryMethod,
        shippingCosts,
        Sku.of(product),
        unitPrice,
        quantity,
        result,
        sourceFile,
        RowMapper.numberCells(cells, AnomalyColumn.ORDER_NUMBER, AnomalyColumn.CAMPAIGN));
  }

  @Override
  public String key(Cells cells) {
    return RowMapper.keyOf(cells, AnomalyColumn.ORDER_NUMBER, AnomalyColumn.CAMPAIGN);
  }

  private static IntegrationResult result(Cells cells) {
    String wording = cells.text(AnomalyColumn.MESSAGE);
    IntegrationResult result =
        wording == null ? new IntegrationResult.Pending(null) : ResultWording.parse(wording);
    if (!result.isVerdict() && (wording == null || !ResultWording.isKnownPending(wording))) {
      cells.warning(
          FindingCode.UNKNOWN_WORDING,
          AnomalyColumn.MESSAGE,
          new Wording(
              "Traitée, Non Traitée : …, or En attente d'intégration; taken as pending",
              "Traitée, Non Traitée : … ou En attente d'intégration ; lu comme en attente"));
    }
    return result;
  }
}
