package io.github.cdiscountds.client;

import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Location;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.internal.outbox.Entry;
import io.github.cdiscountds.internal.outbox.Resubmission;
import io.github.cdiscountds.model.OrderKey;

/** The words for orders that the outbox doesn't take. */
final class KeptOut {
  private static final Wording UNDER_OTHER_KEY =
      new Wording(
          "an order that wasn't cancelled; a cancelled one is never sent, enter it under another number or campaign",
          "une commande non annulée ; une commande annulée n'est jamais envoyée, saisissez-la sous un autre numéro ou une autre campagne");

  private KeptOut() {}

  static Finding finding(OrderKey key, Entry.Answer answer) {
    return switch (answer) {
      case CANCELLED -> error(FindingCode.ALREADY_SUBMITTED, key, UNDER_OTHER_KEY);
      case CONFLICT ->
          error(
              FindingCode.CONTENT_CONFLICT,
              key,
              new Wording(
                  "the content that was entered under this key before; a changed order needs another number or campaign",
                  "le contenu déjà saisi sous cette clé ; une commande modifiée demande un autre numéro ou une autre campagne"));
      case RESERVED ->
          error(
              FindingCode.ALREADY_SUBMITTED,
              key,
              new Wording(
                  "a key that the supplier hasn't reported on yet: this ledger has no such order, but a report names it",
                  "une clé que le fournisseur n'a pas encore citée : ce registre n'a pas cette commande, mais un rapport la cite"));
      case ENTERED, ALREADY_THERE, HELD_BACK ->
          throw new IllegalArgumentException(key + " wasn't kept out");
    };
  }

  static Finding finding(OrderKey key, Resubmission.Answer answer) {
    return switch (answer) {
      case CANCELLED -> error(FindingCode.NOT_RESUBMITTABLE, key, UNDER_OTHER_KEY);
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
      case QUEUED, ALREADY_QUEUED -> throw new IllegalArgumentException(key + " wasn't kept out");
    };
  }

  private static Finding error(FindingCode code, OrderKey key, Wording expected) {
    return Finding.error(code, Location.ofFile("order " + key), null, expected);
  }
}
