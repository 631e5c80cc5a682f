package io.github.cdiscountds.ledger.jdbc;

/**
 * Who creates and upgrades the ledger's tables.
 *
 * @since 0.1.0
 */
public enum TableSetup {
  /** The ledger does when it is opened; the database user must be allowed to. */
  CREATE_OR_UPGRADE,
  /** Somebody else does, such as Flyway; the ledger only checks that it was done. */
  CHECK_ONLY
}
