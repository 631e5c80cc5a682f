package io.github.cdiscountds.client;

import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Location;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.internal.outbox.Entry;
import io.github.cdiscountds.internal.outbox.Resubmission;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.preflight.LedgerView;

/** The words for orders that the outbox doesn't take. */
final class KeptOut {
  private KeptOut() {}

  static Finding finding(OrderKey key, Entry.Answer answer) {
    return switch (answer) {
      case CANCELLED ->
          error(FindingCode.ALREADY_SUBMITTED, key, LedgerView.Known.CANCELLED.expected());
      case CONFLICT ->
          error(FindingCode.CONTENT_CONFLICT, key, LedgerView.Known.CHANGED.expected());
      case RESERVED ->
          error(FindingCode.ALREADY_SUBMITTED, key, LedgerView.Known.REPORTED.expected());
      case ENTERED, ALREADY_THERE, HELD_BACK ->
          throw new IllegalArgumentException(key + " wasn't kept out");
    };
  }

  static Finding finding(OrderKey key, Resubmission.Answer answer) {
    return switch (answer) {
      case CANCELLED ->
          error(FindingCode.NOT_RESUBMITTABLE, key, LedgerView.Known.CANCELLED.expected());
      case UNKNOWN ->
          error(
              FindingCode.NOT_RESUBMITTABLE,
              key,
              new Wording(
                  "an order that was entered here before; enter a new one instead",
                  "une commande déjà saisie ici ; saisissez plutôt une nouvelle commande"));
      case NEEDS_NEW_KEY ->
          error(
              FindingCode.NOT_RESUBMITTABLE,
              key,
              new Wording(
                  "an order of a file that was rejected as a whole; this one was refused itself, enter it under another number or campaign",
                  "une commande d'un fichier rejeté en entier ; celle-ci a été refusée elle-même, saisissez-la sous un autre numéro ou une autre campagne"));
      case NOT_TURNED_DOWN ->
          error(
              FindingCode.NOT_RESUBMITTABLE,
              key,
              new Wording(
                  "an order whose latest sending the supplier turned down, and of which nothing was processed",
                  "une commande dont le dernier envoi a été rejeté par le fournisseur, et dont rien n'a été traité"));
      case QUEUED, ALREADY_QUEUED, HELD_BACK ->
          throw new IllegalArgumentException(key + " wasn't kept out");
    };
  }

  private static Finding error(FindingCode code, OrderKey key, Wording expected) {
    return Finding.error(code, Location.ofFile("order " + key), null, expected);
  }
}
