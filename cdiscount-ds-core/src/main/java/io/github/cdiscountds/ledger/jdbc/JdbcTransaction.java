package io.github.cdiscountds.ledger.jdbc;

import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.ledger.Deliveries;
import io.github.cdiscountds.ledger.DocumentLog;
import io.github.cdiscountds.ledger.EventCursors;
import io.github.cdiscountds.ledger.FactStore;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.Outbox;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.profile.TemporaryNames;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One transaction and its tables. */
final class JdbcTransaction implements LedgerTransaction, Outbox {
  private final Session session;
  private final OrderTable orders;
  private final FileTable files;
  private final FactTable facts;
  private final DocumentTable documents;
  private final EventTable events;
  private final DeliveryTable deliveries;

  JdbcTransaction(Session session) {
    this.session = session;
    this.orders = new OrderTable(session);
    this.files = new FileTable(session);
    this.facts = new FactTable(session);
    this.documents = new DocumentTable(session);
    this.events = new EventTable(session);
    this.deliveries = new DeliveryTable(session);
  }

  /** Writes what is still held back. */
  void flush() {
    facts.flush();
  }

  @Override
  public Instant now() {
    return session.now();
  }

  @Override
  public FactStore facts() {
    session.requireAlive();
    return facts;
  }

  @Override
  public Outbox outbox() {
    session.requireAlive();
    return this;
  }

  @Override
  public DocumentLog documents() {
    session.requireAlive();
    return documents;
  }

  @Override
  public EventCursors events() {
    session.requireAlive();
    return events;
  }

  @Override
  public Deliveries deliveries() {
    session.requireAlive();
    return deliveries;
  }

  @Override
  public Set<OrderKey> enterAll(List<QueuedOrder> entered) {
    return orders.enterAll(entered);
  }

  @Override
  public Map<OrderKey, QueuedOrder> orders(String account, Collection<OrderKey> keys) {
    return orders.orders(account, keys);
  }

  @Override
  public List<QueuedOrder> queued(String account, int limit) {
    return orders.queued(account, limit);
  }

  @Override
  public List<QueuedOrder> entered(
      String account, Instant since, @Nullable OrderKey after, int limit) {
    return orders.entered(account, since, after, limit);
  }

  @Override
  public List<OrderKey> ignoringLeadingZeros(String account, OrderKey key) {
    return orders.ignoringLeadingZeros(account, key);
  }

  @Override
  public boolean replaceAll(List<QueuedOrder> next) {
    return orders.replaceAll(next);
  }

  @Override
  public boolean enter(OrderFile file, FileContent content, List<OrderKey> keys) {
    return files.enter(file, content, keys);
  }

  @Override
  public Optional<OrderFile> file(String account, String name) {
    return files.file(account, name);
  }

  @Override
  public Map<String, OrderFile> filesNamed(String account, Collection<String> names) {
    return files.filesNamed(account, names);
  }

  @Override
  public Set<TemporaryNames> temporaryNames(String account) {
    return files.temporaryNames(account);
  }

  @Override
  public Optional<FileContent> content(String account, String name) {
    return files.content(account, name);
  }

  @Override
  public List<OrderKey> ordersIn(String account, String name) {
    return files.ordersIn(account, name);
  }

  @Override
  public List<OrderFile> files(String account, Set<OrderFile.State> states) {
    return files.files(account, states);
  }

  @Override
  public Optional<OrderFile> latestFile(String account) {
    return files.latestFile(account);
  }

  @Override
  public boolean replace(OrderFile next) {
    return files.replace(next);
  }
}
