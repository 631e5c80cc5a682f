package io.github.cdiscountds.internal.mapping;

import static io.github.cdiscountds.internal.mapping.ColumnRule.code;
import static io.github.cdiscountds.internal.mapping.ColumnRule.date;
import static io.github.cdiscountds.internal.mapping.ColumnRule.integer;
import static io.github.cdiscountds.internal.mapping.ColumnRule.text;

import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.Sku;

/** The 15 columns of the order tracking, A to O (SPEC section 6). */
@SuppressWarnings("ImmutableEnumChecker") // a rule is a record of immutable lists
enum TrackingColumn implements Column {
  CUSTOMER_ORDER_REF(
      code(OrderKey.MAX_LENGTH).required().english("CustomerOrderRef").french("RefCommandeClient")),
  SUPPLIER_ORDER_NUMBER(text(20).english("scopus_id").french("NumeroCommandeScopus")),
  PARTNER_ORDER_REF(
      code(OrderKey.MAX_LENGTH)
          .required()
          .english("PartnerOrderRef")
          .french("RefCommandePartenaire")),
  NAME(text(35).personal().english("ship_name").french("Nom")),
  FIRST_NAME(text(80).personal().english("ship_first_name").french("Prénom")),
  PHONE(text().personal().english("ship_phone").french("TelephoneFixe")),
  MOBILE(text().personal().english("ship_portable").french("TelephoneMobile")),
  ORDER_STATUS(text().required().english("cdv_codeta").french("EtatCommande")),
  SLIP_STATUS(text().required().english("eve_codeta").french("EtatBonPreparation")),
  SHIPPED_AT(date().english("datval").french("DateValidation")),
  SKU(code(Sku.MAX_LENGTH).required().english("sku").french("CodeProduit")),
  QUANTITY(integer().english("quantite_livree", "QuantityDelivered").french("quantite_livree")),
  PARCEL(text(50).english("CDEM_NumColisComplet", "ParcelNumber").french("NumeroColis")),
  TRACKING_LINK(text(1024).english("ExternalCarrierTrackingURL").french("LienSuivi")),
  SOURCE_FILE(text(255).english("OriginalFileName").french("NomFichierOrigine"));

  private final ColumnRule rule;

  TrackingColumn(ColumnRule rule) {
    this.rule = rule;
  }

  @Override
  public ColumnRule rule() {
    return rule;
  }
}
