package io.github.cdiscountds.ledger.jdbc;

import io.github.cdiscountds.ledger.DocumentLog;
import io.github.cdiscountds.ledger.DocumentRecord;
import java.time.Instant;
import java.util.Optional;

/** Readings and polls. */
final class DocumentTable implements DocumentLog {
  private static final String POLLED = "POLLED";
  private static final String UNREADABLE = "UNREADABLE";

  private final Session session;

  DocumentTable(Session session) {
    this.session = session;
  }

  @Override
  public Optional<DocumentRecord> last(String account, String path) {
    return session.first(
        "looking up a document",
        "SELECT size, modified, sha256, settled FROM {documents} WHERE account = ? AND path = ?",
        parameters -> parameters.text(account).text(path),
        row ->
            new DocumentRecord(
                account,
                path,
                row.number(),
                Moments.ofMicros(row.number()),
                row.text(),
                row.number() == 1));
  }

  @Override
  public void record(DocumentRecord reading) {
    session.update(
        "recording a document",
        "INSERT INTO {documents} (account, path, size, modified, sha256, settled)"
            + " VALUES (?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (account, path) DO UPDATE SET size = excluded.size,"
            + " modified = excluded.modified, sha256 = excluded.sha256,"
            + " settled = excluded.settled",
        parameters ->
            parameters
                .text(reading.account())
                .text(reading.path())
                .number(reading.size())
                .number(Moments.micros(reading.modified()))
                .text(reading.sha256())
                .number(reading.settled() ? 1 : 0));
  }

  @Override
  public void readAgain(String account) {
    session.update(
        "forgetting what was read",
        "DELETE FROM {documents} WHERE account = ?",
        parameters -> parameters.text(account));
  }

  @Override
  public void polled(String account, Instant since) {
    advance(account, POLLED, since);
  }

  @Override
  public Optional<Instant> lastPolled(String account) {
    return moment(account, POLLED);
  }

  @Override
  public void unreadable(String account, Instant at) {
    advance(account, UNREADABLE, at);
  }

  @Override
  public Optional<Instant> lastUnreadable(String account) {
    return moment(account, UNREADABLE);
  }

  private void advance(String account, String kind, Instant moment) {
    session.update(
        "recording a poll",
        "INSERT INTO {moments} AS known (account, kind, moment) VALUES (?, ?, ?)"
            + " ON CONFLICT (account, kind) DO UPDATE SET moment = excluded.moment"
            + " WHERE known.moment < excluded.moment",
        parameters -> parameters.text(account).text(kind).number(Moments.micros(moment)));
  }

  private Optional<Instant> moment(String account, String kind) {
    return session.first(
        "looking up the last poll",
        "SELECT moment FROM {moments} WHERE account = ? AND kind = ?",
        parameters -> parameters.text(account).text(kind),
        row -> Moments.ofMicros(row.number()));
  }
}
