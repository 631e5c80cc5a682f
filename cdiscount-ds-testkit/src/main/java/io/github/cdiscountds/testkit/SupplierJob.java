package io.github.cdiscountds.testkit;

/**
 * What the fake supplier does by itself as time passes, and can be made to stop doing. Jobs due at
 * the same moment run in this order.
 *
 * @since 0.1.0
 */
public enum SupplierJob {
  /** Publishing compliance reports; files wait while it is paused. */
  COMPLIANCE,
  /** Integrating orders; they wait while it is paused. */
  INTEGRATION,
  /** The warehouse: validating, preparing and shipping; lines wait while it is paused. */
  WAREHOUSE,
  /** Picking up order files; they lie in the folder while it is paused. */
  PICK_UP,
  /** Rebuilding the catalogue; rebuilds due while it is paused are left out. */
  CATALOGUE,
  /** Writing anomaly tracking; runs due while it is paused are left out. */
  ANOMALIES,
  /** Writing order tracking; runs due while it is paused are left out. */
  TRACKING,
  /** Invoicing; a run due while it is paused is made up for when it is resumed. */
  INVOICE
}
