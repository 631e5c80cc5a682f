package io.github.cdiscountds.client;

import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.internal.inbox.DocumentInbox;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.transport.TransportException;
import java.util.ArrayList;
import java.util.List;

/** Gathers what the folders of one poll gave. */
final class PollCollector {
  private final List<PollResult.Document> documents = new ArrayList<>();
  private final List<OrderEvent> events = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<TransportException> postponed = new ArrayList<>();

  void add(DocumentInbox.Harvest<?> harvest) {
    findings.addAll(harvest.findings());
    postponed.addAll(harvest.postponed());
    for (DocumentInbox.ReadDocument<?> document : harvest.documents()) {
      documents.add(
          new PollResult.Document(
              document.kind(), document.file(), document.rows(), document.refused().orElse(null)));
      events.addAll(document.events());
      findings.addAll(document.findings());
    }
  }

  PollResult result() {
    return new PollResult(documents, events, findings, postponed);
  }
}
