package io.github.cdiscountds.view;

import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.FulfilmentStatus.Meaning;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.Mark;
import io.github.cdiscountds.order.MerchantFact;
import io.github.cdiscountds.policy.Party;
import io.github.cdiscountds.policy.Standing;
import java.util.Map;

/** The trade's terms as a support agent says them. */
final class PageWords {
  private static final Map<String, Wording> DOCUMENTS =
      Map.of(
          DocumentKind.COMPLIANCE.name(),
          new Wording("Compliance report", "Rapport de conformité"),
          DocumentKind.ANOMALIES.name(),
          new Wording("Anomaly tracking", "Suivi des anomalies"),
          DocumentKind.TRACKING.name(),
          new Wording("Order tracking", "Suivi des commandes"),
          DocumentKind.INVOICE.name(),
          new Wording("Invoice", "Facture"),
          DocumentKind.ORDERS.name(),
          new Wording("Order file", "Fichier de commandes"));

  private PageWords() {}

  /** A document by its kind's name; one that isn't known stays as it is named. */
  static Wording document(String name) {
    return DOCUMENTS.getOrDefault(name, new Wording(name, name));
  }

  static Wording stage(LineStage stage) {
    return switch (stage) {
      case QUEUED -> new Wording("Queued", "En file d’attente");
      case SENDING -> new Wording("Being sent", "Envoi en cours");
      case IN_DOUBT -> new Wording("In doubt", "Envoi incertain");
      case SENT -> new Wording("Sent", "Envoyée");
      case FILE_REJECTED -> new Wording("File rejected", "Fichier rejeté");
      case FILE_ACCEPTED -> new Wording("File accepted", "Fichier accepté");
      case AWAITING_INTEGRATION -> new Wording("Awaiting integration", "Intégration en attente");
      case REFUSED -> new Wording("Refused", "Refusée");
      case INTEGRATED -> new Wording("Taken over", "Intégrée");
      case CREATED -> new Wording("Created", "Créée");
      case VALIDATED -> new Wording("Validated", "Validée");
      case PREPARING -> new Wording("Being prepared", "En préparation");
      case SHIPPED -> new Wording("Shipped", "Expédiée");
      case DELIVERED -> new Wording("Delivered", "Livrée");
    };
  }

  static Wording mark(Mark mark) {
    return switch (mark) {
      case INVOICED -> new Wording("Invoiced", "Facturée");
      case CANCELLED -> new Wording("Cancelled", "Annulée");
      case WITHDRAWN -> new Wording("Withdrawn", "Retirée");
      case RETURNED -> new Wording("Returned", "Retournée");
    };
  }

  static Wording meaning(Meaning meaning) {
    return switch (meaning) {
      case UNKNOWN -> new Wording("Status not known", "Statut inconnu");
      case CREATED -> new Wording("Created", "Créée");
      case VALIDATED -> new Wording("Validated", "Validée");
      case PREPARING ->
          new Wording("Picking slip being prepared", "Bon de préparation en cours de création");
      case SLIP_CREATED -> new Wording("Picking slip created", "Bon de préparation créé");
      case SHIPPED -> new Wording("Shipped", "Expédiée");
    };
  }

  static Wording cause(RefusalCause cause) {
    return switch (cause) {
      case REQUIRED_FIELD -> new Wording("a required field is missing", "champ obligatoire absent");
      case FORMAT -> new Wording("a field has a wrong format", "format incorrect");
      case STOCKOUT -> new Wording("out of stock", "rupture de stock");
      case PRODUCT -> new Wording("inactive or unknown product", "produit inactif ou inconnu");
      case DUPLICATE -> new Wording("duplicate order", "commande en doublon");
      case DESTINATION -> new Wording("destination not permitted", "destination non autorisée");
      case DELIVERY_METHOD ->
          new Wording("unsuitable delivery method", "mode de livraison non autorisé");
      case CREDIT -> new Wording("insufficient credit", "encours insuffisant");
      case UNKNOWN -> new Wording("for a reason that isn’t known", "pour une raison inconnue");
    };
  }

  static Wording standing(Standing standing) {
    return switch (standing) {
      case DUE -> new Wording("Open", "Ouvert");
      case OVERDUE -> new Wording("Overdue", "En retard");
      case MET -> new Wording("Met", "Tenu");
      case MISSED -> new Wording("Missed", "Manqué");
      case LAPSED -> new Wording("Lapsed", "Échu");
    };
  }

  static Wording party(Party party) {
    return switch (party) {
      case MERCHANT -> new Wording("Shop", "Marchand");
      case SUPPLIER -> new Wording("Supplier", "Fournisseur");
      case MARKETPLACE -> new Wording("Marketplace", "Place de marché");
      case CARRIER -> new Wording("Carrier", "Transporteur");
      case CUSTOMER -> new Wording("Customer", "Client");
    };
  }

  static Wording stated(MerchantFact.Kind kind) {
    return switch (kind) {
      case ORDERED -> new Wording("The customer ordered.", "Le client a commandé.");
      case STOCK_CHECKED -> new Wording("The stock was checked.", "Le stock a été vérifié.");
      case DETAILS_VERIFIED ->
          new Wording(
              "The order’s details were verified.", "Les détails de la commande sont vérifiés.");
      case PAYMENT_CONFIRMED -> new Wording("The payment was received.", "Le paiement a été reçu.");
      case PACKING_FINISHED ->
          new Wording("The goods were packed.", "La marchandise a été emballée.");
      case HANDED_OVER ->
          new Wording(
              "The parcel was handed over to the carrier.",
              "Le colis a été remis au transporteur.");
      case MARKED_SHIPPED ->
          new Wording(
              "The marketplace shows the order as shipped.",
              "La place de marché affiche la commande comme expédiée.");
      case TRACKING_GIVEN ->
          new Wording(
              "The customer was given shipping date and tracking number.",
              "Le client a reçu la date d’expédition et le numéro de suivi.");
      case REFUSAL_TOLD ->
          new Wording("The customer was told of the refusal.", "Le client a été informé du refus.");
      case DELAY_TOLD ->
          new Wording("The customer was told of the delay.", "Le client a été informé du retard.");
      case FIRST_ATTEMPT_FAILED ->
          new Wording(
              "The first delivery attempt failed.", "La première tentative de livraison a échoué.");
      case SECOND_ATTEMPT_FAILED ->
          new Wording(
              "The second delivery attempt failed.", "La seconde tentative de livraison a échoué.");
      case READY_FOR_COLLECTION ->
          new Wording("The parcel waits to be collected.", "Le colis attend d’être retiré.");
      case UNDELIVERABLE ->
          new Wording(
              "The parcel can’t be delivered as addressed.",
              "Le colis n’est pas livrable à cette adresse.");
      case ADDRESS_CORRECTED ->
          new Wording(
              "The right address was given to the carrier.",
              "La bonne adresse a été donnée au transporteur.");
      case LOSS_CLAIMED ->
          new Wording(
              "The carrier claims that something is missing.",
              "Le transporteur signale un manquant.");
      case DISCREPANCY_REPORTED ->
          new Wording(
              "The carrier reported that data and goods don’t match.",
              "Le transporteur signale un écart entre données et marchandise.");
      case DELIVERED -> new Wording("The parcel was delivered.", "Le colis a été livré.");
      case RECEIPT_ASKED ->
          new Wording(
              "The customer was asked to confirm the receipt.",
              "Le client a été invité à confirmer la réception.");
      case RECEIVED -> new Wording("The receipt was confirmed.", "La réception est confirmée.");
      case RETURN_ASKED ->
          new Wording("The customer asked to return goods.", "Le client a demandé un retour.");
      case RETURN_ANSWERED ->
          new Wording(
              "The wish to return goods was answered.", "La demande de retour a sa réponse.");
      case RETURNED -> new Wording("The goods came back.", "La marchandise est revenue.");
      case CANCELLED -> new Wording("The order was cancelled.", "La commande a été annulée.");
      case RESTOCKED ->
          new Wording("The goods are in stock again.", "La marchandise est de nouveau en stock.");
    };
  }
}
