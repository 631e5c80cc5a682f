package io.github.cdiscountds.profile;

import io.github.cdiscountds.transport.RemoteFolder;

/**
 * Where each document lies (SPEC section 1, R1).
 *
 * @param catalogue the folder of the catalogue, on the catalogue server
 * @param orders where order files are dropped
 * @param compliance where compliance reports appear
 * @param anomalies where anomaly tracking appears
 * @param tracking where order tracking appears
 * @param invoices where invoices appear
 * @param invoicesFallback used when {@code invoices} is missing and this one exists (R1)
 * @since 0.1.0
 */
public record Folders(
    RemoteFolder catalogue,
    RemoteFolder orders,
    RemoteFolder compliance,
    RemoteFolder anomalies,
    RemoteFolder tracking,
    RemoteFolder invoices,
    RemoteFolder invoicesFallback) {

  /** The documented folders; the catalogue lies in the home of its own login. */
  public static final Folders DOCUMENTED =
      new Folders(
          new RemoteFolder("."),
          new RemoteFolder("Commandes"),
          new RemoteFolder("Fichier"),
          new RemoteFolder("Anomalie"),
          new RemoteFolder("Suivi"),
          new RemoteFolder("Facturation"),
          new RemoteFolder("Invoicing"));

  /**
   * Changes where the catalogue lies.
   *
   * @param value a folder on the catalogue server
   * @return a changed copy
   */
  public Folders withCatalogue(RemoteFolder value) {
    return new Folders(value, orders, compliance, anomalies, tracking, invoices, invoicesFallback);
  }

  /**
   * Changes where order files are dropped.
   *
   * @param value a folder on the order server
   * @return a changed copy
   */
  public Folders withOrders(RemoteFolder value) {
    return new Folders(
        catalogue, value, compliance, anomalies, tracking, invoices, invoicesFallback);
  }

  /**
   * Changes where compliance reports appear.
   *
   * @param value a folder on the order server
   * @return a changed copy
   */
  public Folders withCompliance(RemoteFolder value) {
    return new Folders(catalogue, orders, value, anomalies, tracking, invoices, invoicesFallback);
  }

  /**
   * Changes where anomaly tracking appears.
   *
   * @param value a folder on the order server
   * @return a changed copy
   */
  public Folders withAnomalies(RemoteFolder value) {
    return new Folders(catalogue, orders, compliance, value, tracking, invoices, invoicesFallback);
  }

  /**
   * Changes where order tracking appears.
   *
   * @param value a folder on the order server
   * @return a changed copy
   */
  public Folders withTracking(RemoteFolder value) {
    return new Folders(catalogue, orders, compliance, anomalies, value, invoices, invoicesFallback);
  }

  /**
   * Changes where invoices appear.
   *
   * @param value a folder on the order server
   * @return a changed copy
   */
  public Folders withInvoices(RemoteFolder value) {
    return new Folders(catalogue, orders, compliance, anomalies, tracking, value, invoicesFallback);
  }

  /**
   * Changes where invoices are looked for when their folder is missing (R1).
   *
   * @param value a folder on the order server
   * @return a changed copy
   */
  public Folders withInvoicesFallback(RemoteFolder value) {
    return new Folders(catalogue, orders, compliance, anomalies, tracking, invoices, value);
  }
}
