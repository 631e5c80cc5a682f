package io.github.cdiscountds.internal.mapping;

import static io.github.cdiscountds.internal.mapping.ColumnRule.code;
import static io.github.cdiscountds.internal.mapping.ColumnRule.date;
import static io.github.cdiscountds.internal.mapping.ColumnRule.integer;
import static io.github.cdiscountds.internal.mapping.ColumnRule.number;
import static io.github.cdiscountds.internal.mapping.ColumnRule.text;

import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.Sku;

/**
 * The 24 columns of the anomaly tracking, A to X (SPEC section 5); A to V are those of the order
 * file. The header is English but for E, which was seen as {@code civilite}.
 */
@SuppressWarnings("ImmutableEnumChecker") // a rule is a record of immutable lists
enum AnomalyColumn implements Column {
  ORDER_NUMBER(
      code(OrderKey.MAX_LENGTH).required().english("CustomerOrderRef").french("NumCommande")),
  CREATION_DATE(date().english("CreationDate").french("DateCreation", "DateCommande")),
  CAMPAIGN(
      code(OrderKey.MAX_LENGTH).required().english("PartnerOrderRef").french("ReferenceCampagne")),
  CUSTOMER_NUMBER(text(12).english("CustomerNumber").french("NumeroClient", "IdCdiscount")),
  TITLE(text(5).english("civilite", "Title").french("Civilité")),
  LAST_NAME(text(35).personal().english("LastName").french("Nom")),
  FIRST_NAME(text(35).personal().english("FirstName").french("Prénom")),
  ADDRESS_1(text(35).personal().english("Shipping_address1").french("Adresse1", "Adresse")),
  ADDRESS_2(text(35).personal().english("Shipping_address2").french("Adresse2")),
  ADDRESS_3(text(35).personal().english("Shipping_address3").french("Adresse3")),
  BUSINESS_NAME(text(35).personal().english("Shipping_addressTitle").french("RaisonSociale")),
  POST_CODE(text().personal().english("Shipping_ZipCode").french("CodePostal")),
  CITY(text(35).personal().english("Shipping_City").french("Ville")),
  COUNTRY(text(6).english("Shipping_Country").french("Pays")),
  PHONE_1(text().personal().english("Phone1").french("TelephoneFixe")),
  PHONE_2(text().personal().english("Phone2").french("TelephoneMobile")),
  EMAIL(text(80).personal().english("Email").french("Email", "Courriel")),
  DELIVERY_MODE(text(3).english("DeliveryMode").french("ModeLivraison")),
  SHIPPING_FEE(number().english("Shipping_Fee").french("FraisPort")),
  PRODUCT(code(Sku.MAX_LENGTH).required().english("ProductId").french("CodeProduit")),
  UNIT_PRICE(number().english("PriceWithoutTax").french("PrixVenteHT")),
  QUANTITY(integer().english("Quantity").french("Quantité")),
  MESSAGE(text(255).required().english("MessageError").french("MessageErreur")),
  SOURCE_FILE(text(255).english("OriginalFileName").french("NomFichierOrigine"));

  private final ColumnRule rule;

  AnomalyColumn(ColumnRule rule) {
    this.rule = rule;
  }

  @Override
  public ColumnRule rule() {
    return rule;
  }
}
