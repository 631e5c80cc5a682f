package io.github.cdiscountds.internal.mapping;

import static io.github.cdiscountds.internal.mapping.ColumnRule.code;
import static io.github.cdiscountds.internal.mapping.ColumnRule.date;
import static io.github.cdiscountds.internal.mapping.ColumnRule.integer;
import static io.github.cdiscountds.internal.mapping.ColumnRule.number;
import static io.github.cdiscountds.internal.mapping.ColumnRule.text;

import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.Sku;

/** The 18 columns of the invoice, A to R (SPEC section 8); the French spellings are assumed. */
@SuppressWarnings("ImmutableEnumChecker") // a rule is a record of immutable lists
enum InvoiceColumn implements Column {
  FILE_NAME(text(255).english("filename").french("Nom du fichier")),
  TYPE(text(50).english("type").french("Type")),
  NUMBER(text(50).required().english("number").french("Numéro", "Numéro de facture")),
  DATE(date().english("date").french("Date")),
  CUSTOMER_NUMBER(text(50).english("customernumber").french("Numéro client")),
  CAMPAIGN(
      code(OrderKey.MAX_LENGTH)
          .required()
          .english("yourcustomerreference")
          .french("Référence partenaire", "Référence campagne")),
  ORDER_NUMBER(
      code(OrderKey.MAX_LENGTH)
          .required()
          .english("customerreference")
          .french("Référence client", "Numéro de commande client")),
  LINE(integer().english("line").french("Ligne")),
  PICKING_SLIP(text(50).english("Psnumber").french("Numéro BP", "Numéro bon de préparation")),
  INTERNAL_NUMBER(text(50).english("ordernumber").french("Numéro facture interne")),
  PRODUCT(code(Sku.MAX_LENGTH).required().english("productcode").french("Code produit")),
  QUANTITY(integer().required().english("quantitydelivered").french("Quantité livrée")),
  VAT(number().english("vat").french("TVA")),
  UNIT_PRICE(number().required().english("vatexunitprice").french("Prix unitaire HT")),
  AMOUNT(number().required().english("vatexamount").french("Montant HT")),
  SHIPPING_COSTS(number().english("vatexshipcost").french("Frais de port HT")),
  SITE_ID(text(50).english("siteId").french("ID site")),
  SUPPLIER_ORDER_NUMBER(text(50).english("extref").french("Référence externe"));

  private final ColumnRule rule;

  InvoiceColumn(ColumnRule rule) {
    this.rule = rule;
  }

  @Override
  public ColumnRule rule() {
    return rule;
  }
}
