package io.github.cdiscountds.preflight;

import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What checks ask of the ledger. Adopters may implement it; the client brings one over its own
 * ledger.
 *
 * @since 0.1.0
 */
public interface LedgerView {

  /** What a ledger knows of an order that is handed over. */
  enum Known {
    /** It was entered with the same content. */
    SAME(
        "an order that wasn't entered yet; entering it again changes nothing",
        "une commande pas encore saisie ; la saisir de nouveau ne change rien"),
    /** An order with another content was entered under its key. */
    CHANGED(
        "the content that was entered under this key before; a changed order needs another number or campaign",
        "le contenu déjà saisi sous cette clé ; une commande modifiée demande un autre numéro ou une autre campagne"),
    /** It was entered and cancelled; a cancelled order is never sent. */
    CANCELLED(
        "an order that wasn't cancelled; a cancelled one is never sent, enter it under another number or campaign",
        "une commande non annulée ; une commande annulée n'est jamais envoyée, saisissez-la sous un autre numéro ou une autre campagne"),
    /** Only a report of the supplier names its key. */
    REPORTED(
        "a key that the supplier hasn't reported on yet: this ledger has no such order, but a report names it",
        "une clé que le fournisseur n'a pas encore citée : ce registre n'a pas cette commande, mais un rapport la cite");

    private final String english;
    private final String french;

    Known(String english, String french) {
      this.english = english;
      this.french = french;
    }

    /**
     * Says what was expected instead.
     *
     * @return the words of a finding
     */
    public Wording expected() {
      return new Wording(english, french);
    }
  }

  /** A ledger without orders. */
  LedgerView EMPTY =
      new LedgerView() {
        @Override
        public Map<OrderKey, Known> known(List<Order> orders) {
          return Map.of();
        }

        @Override
        public BigDecimal outstanding() {
          return BigDecimal.ZERO;
        }
      };

  /**
   * Looks orders up; asked at most once in a call, for all of its orders that matter.
   *
   * @param orders the orders
   * @return what is known of those that are; the others are missing
   * @throws io.github.cdiscountds.DropshipException when the ledger fails
   */
  Map<OrderKey, Known> known(List<Order> orders);

  /**
   * Adds up what the account owes: the lines of entered orders, with their shipping costs, that
   * were neither cancelled nor refused nor invoiced. Asked for at most once in a call, and only
   * when there is a credit limit and an order that nothing else keeps back.
   *
   * @return euros excluding VAT
   * @throws io.github.cdiscountds.DropshipException when the ledger fails
   */
  BigDecimal outstanding();
}
