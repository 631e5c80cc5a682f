package io.github.cdiscountds.preflight;

import io.github.cdiscountds.catalogue.CatalogueSnapshot;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What orders are checked against beyond themselves: the catalogue that counts, and the ledger.
 *
 * @param catalogue gives the catalogue, or empty when none was downloaded yet; asked at most once
 *     in a call, and only when a check wants it
 * @param ledger what is known of orders
 * @param purpose why the orders are checked
 * @since 0.1.0
 */
public record PreflightContext(
    Supplier<Optional<CatalogueSnapshot>> catalogue, LedgerView ledger, Purpose purpose) {

  /**
   * Why orders are checked. Unless it is to send them again, an order that was entered before with
   * the same content isn't held against catalogue and credit: handing it over once more is
   * harmless, whatever became of stock and prices meanwhile.
   */
  public enum Purpose {
    /** To know beforehand: findings also tell what the ledger would answer. */
    DRY_RUN,
    /** To enter them: the ledger gives its own answer to keys that it knows. */
    ENTRY,
    /** To send them again, after the supplier turned them down. */
    RESUBMISSION
  }
}
