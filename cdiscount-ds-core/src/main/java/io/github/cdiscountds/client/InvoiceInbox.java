package io.github.cdiscountds.client;

import io.github.cdiscountds.codec.Decoder;
import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.internal.inbox.DocumentInbox;
import io.github.cdiscountds.internal.reconcile.Reconciler;
import io.github.cdiscountds.invoice.AuditReport;
import io.github.cdiscountds.invoice.AuditSettings;
import io.github.cdiscountds.model.InvoiceLine;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportSession;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Reads the supplier's invoices, marks the order lines that they bill, and says whether they are
 * right.
 *
 * <p>Thread-safe. An invoice that didn't change isn't read again.
 *
 * @since 0.1.0
 */
public final class InvoiceInbox {
  private final ServiceProfile profile;
  private final FileTransport orderServer;
  private final DocumentInbox inbox;
  private final Decoder<InvoiceLine> decoder;
  private final InvoiceAuditor auditor;

  InvoiceInbox(
      ServiceProfile profile,
      FileTransport orderServer,
      DocumentInbox inbox,
      Decoder<InvoiceLine> decoder,
      InvoiceAuditor auditor) {
    this.profile = profile;
    this.orderServer = orderServer;
    this.inbox = inbox;
    this.decoder = decoder;
    this.auditor = auditor;
  }

  /**
   * An invoice document.
   *
   * @param fileName its name
   * @param located its sound lines, with their places
   */
  public record Invoice(String fileName, List<Located<InvoiceLine>> located) {

    public Invoice {
      located = List.copyOf(located);
    }

    /**
     * Gives the lines without their places.
     *
     * @return the sound lines, in the document's order
     */
    public List<InvoiceLine> lines() {
      return located.stream().map(Located::value).toList();
    }

    /**
     * Adds the amounts up.
     *
     * @return the sum of column O, in euros excluding VAT and shipping costs, net of credits
     */
    public BigDecimal amount() {
      return lines().stream().map(InvoiceLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  /**
   * What a poll for invoices brought.
   *
   * @param invoices the invoices that were new or changed
   * @param poll the documents, events and findings
   */
  public record InvoicePoll(List<Invoice> invoices, PollResult poll) {

    public InvoicePoll {
      invoices = List.copyOf(invoices);
    }
  }

  /**
   * Reads new invoices, from the folder {@code Facturation} or, where that is missing, from {@code
   * Invoicing} (R1). Beside the legal rates and those of the options, every VAT rate of the
   * catalogue that counts is one in column M (R37).
   *
   * @return the invoices and what is new about orders
   * @throws TransportException when the server can't be used, or has neither folder
   * @throws io.github.cdiscountds.DropshipException when there are invoices to read and the working
   *     folder, with the catalogue in it, can't be read
   */
  public InvoicePoll poll() {
    try (TransportSession session = orderServer.open()) {
      DocumentInbox.Harvest<List<Located<InvoiceLine>>> harvest = harvest(session);
      PollCollector collected = new PollCollector();
      collected.add(harvest);
      List<Invoice> invoices =
          harvest.documents().stream()
              .filter(document -> document.refused().isEmpty())
              .map(document -> new Invoice(document.file().name(), document.kept()))
              .toList();
      return new InvoicePoll(invoices, collected.result());
    }
  }

  /**
   * Compares invoices with all orders and what was shipped of them (R35), with {@link
   * AuditSettings#DEFAULT}.
   *
   * @param invoices the invoices, of one month or of many
   * @return what isn't right, and the totals
   * @throws io.github.cdiscountds.DropshipException when the ledger fails, or the working folder,
   *     with the catalogue in it, can't be read
   * @see #audit(List, AuditSettings)
   */
  public AuditReport audit(List<Invoice> invoices) {
    return audit(invoices, AuditSettings.DEFAULT);
  }

  /**
   * Compares invoices with all orders and what was shipped of them (R35). What earlier invoices
   * billed is remembered since they were polled, and counts without being handed over again; so
   * does what was published twice. VAT and discounts are those of the catalogue that counts now,
   * where there is one. Connects to nothing and changes nothing; reads every order of the ledger,
   * some hundred at a time. Orders are looked at as they stand: poll the reports before.
   *
   * @param invoices the invoices, of one month or of many
   * @param settings how to audit; when they don't name the last month that was invoiced, it is the
   *     one that the latest of the invoices is for, by the time in its file's name
   * @return what isn't right, and the totals
   * @throws io.github.cdiscountds.DropshipException when the ledger fails, or the working folder,
   *     with the catalogue in it, can't be read
   */
  public AuditReport audit(List<Invoice> invoices, AuditSettings settings) {
    return auditor.audit(
        Objects.requireNonNull(invoices, "invoices"), Objects.requireNonNull(settings, "settings"));
  }

  private DocumentInbox.Harvest<List<Located<InvoiceLine>>> harvest(TransportSession session) {
    RemoteFolder documented = profile.folders().invoices();
    try {
      return harvest(session, documented);
    } catch (TransportException e) {
      RemoteFolder fallback = profile.folders().invoicesFallback();
      if (e.kind() != TransportException.Kind.NO_SUCH_FOLDER || fallback.equals(documented)) {
        throw e;
      }
      try {
        return harvest(session, fallback);
      } catch (TransportException alsoMissing) {
        // The folder that is documented is the one to tell about.
        e.addSuppressed(alsoMissing);
        throw alsoMissing.kind() == TransportException.Kind.NO_SUCH_FOLDER ? e : alsoMissing;
      }
    }
  }

  private DocumentInbox.Harvest<List<Located<InvoiceLine>>> harvest(
      TransportSession session, RemoteFolder folder) {
    return inbox.poll(
        session,
        folder,
        new DocumentInbox.Reading<>(decoder, Reconciler::invoice, Function.identity()));
  }
}
