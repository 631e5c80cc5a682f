package io.github.cdiscountds.client;

import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.TransportException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a poll brought.
 *
 * @param documents the documents that were new or changed
 * @param events what is new about orders, in the order in which it was read
 * @param findings everything noticed in the documents and their names
 * @param postponed documents that changed while they were read; the next poll reads them
 * @since 0.1.0
 */
public record PollResult(
    List<Document> documents,
    List<OrderEvent> events,
    List<Finding> findings,
    List<TransportException> postponed) {

  public PollResult {
    documents = List.copyOf(documents);
    events = List.copyOf(events);
    findings = List.copyOf(findings);
    postponed = List.copyOf(postponed);
  }

  /**
   * A document that was read.
   *
   * @param kind its kind
   * @param file the remote file
   * @param rows the number of sound rows
   * @param refusal why it was refused as a whole and changed nothing, or null
   */
  public record Document(
      DocumentKind<?> kind, RemoteFile file, int rows, @Nullable Finding refusal) {}
}
