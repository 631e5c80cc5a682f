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
}
