package io.github.cdiscountds.ledger.jdbc;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.internal.payload.OrderContent;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.profile.TemporaryNames;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Order files, and beside them their bytes and orders, which listing never reads. */
final class FileTable {
  private static final String COLUMNS =
      "account, name, state, attempt, size, sha256, recalled, holder, created_at, due, version,"
          + " temporary_names";

  private static final int NAMES_AT_ONCE = 500;
  private static final int MAX_KNOWN = 1000;

  private record FileId(String account, String name) {}

  private final Session session;

  /** What this transaction has read, found or not; a report names the same few files. */
  private final Map<FileId, Optional<OrderFile>> known = new HashMap<>();

  FileTable(Session session) {
    this.session = session;
  }

  boolean enter(OrderFile file, FileContent content, List<OrderKey> orders) {
    known.remove(new FileId(file.account(), file.name()));
    int entered =
        session.update(
            "entering a file",
            "INSERT INTO {files} ("
                + COLUMNS
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (account, name) DO NOTHING",
            parameters ->
                parameters
                    .text(file.account())
                    .text(file.name())
                    .ownText(file.state().name())
                    .number(file.attempt())
                    .number(file.size())
                    .text(file.sha256())
                    .number(file.recalled() ? 1 : 0)
                    .text(file.holder())
                    .number(Moments.micros(file.createdAt()))
                    .number(Moments.microsOrNull(file.due()))
                    .number(file.version())
                    .text(file.temporaryNames().code()));
    if (entered == 0) {
      return false;
    }
    byte[] bytes = bytes(content);
    session.update(
        "entering a file's content",
        "INSERT INTO {file_contents} (entry, order_keys, content)"
            + " SELECT entry, ?, ? FROM {files} WHERE account = ? AND name = ?",
        parameters ->
            parameters
                .ownText(OrderContent.ofKeys(orders))
                .bytes(bytes)
                .text(file.account())
                .text(file.name()));
    return true;
  }

  private static byte[] bytes(FileContent content) {
    try (InputStream in = content.open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new DropshipException("ledger: the content of " + content.name() + " can't be read", e);
    }
  }

  Optional<OrderFile> file(String account, String name) {
    session.requireAlive();
    FileId id = new FileId(account, name);
    Optional<OrderFile> file = session.isJoined() ? null : known.get(id);
    if (file == null) {
      file =
          session.first(
              "looking up a file",
              "SELECT " + COLUMNS + " FROM {files} WHERE account = ? AND name = ?",
              parameters -> parameters.text(account).text(name),
              FileTable::file);
      if (known.size() < MAX_KNOWN) {
        known.put(id, file);
      }
    }
    return file;
  }

  /** Of several made at the same moment, the one that was entered first. */
  Optional<OrderFile> latestFile(String account) {
    return session.first(
        "looking up the latest file",
        "SELECT "
            + COLUMNS
            + " FROM {files} WHERE account = ? ORDER BY created_at DESC, entry LIMIT 1",
        parameters -> parameters.text(account),
        FileTable::file);
  }

  Map<String, OrderFile> filesNamed(String account, Collection<String> names) {
    session.requireAlive();
    Map<String, OrderFile> found = new HashMap<>();
    List<String> all = List.copyOf(names);
    for (int from = 0; from < all.size(); from += NAMES_AT_ONCE) {
      List<String> some = all.subList(from, Math.min(from + NAMES_AT_ONCE, all.size()));
      session
          .query(
              "looking up files",
              "SELECT "
                  + COLUMNS
                  + " FROM {files} WHERE account = ? AND name IN ("
                  + Session.marks(some.size(), 1)
                  + ")",
              parameters -> {
                parameters.text(account);
                for (String name : some) {
                  parameters.text(name);
                }
              },
              FileTable::file)
          .forEach(file -> found.put(file.name(), file));
    }
    return found;
  }

  Set<TemporaryNames> temporaryNames(String account) {
    return Set.copyOf(
        session.query(
            "listing how files hide",
            "SELECT DISTINCT temporary_names FROM {files} WHERE account = ?",
            parameters -> parameters.text(account),
            row -> TemporaryNames.ofCode(row.text())));
  }

  List<OrderFile> files(String account, Set<OrderFile.State> states) {
    if (states.isEmpty()) {
      return List.of();
    }
    Set<OrderFile.State> wanted = EnumSet.copyOf(states);
    return List.copyOf(
        session.query(
            "listing files",
            "SELECT "
                + COLUMNS
                + " FROM {files} WHERE account = ? AND state IN ("
                + Session.marks(wanted.size(), 1)
                + ") ORDER BY entry",
            parameters -> {
              parameters.text(account);
              for (OrderFile.State state : wanted) {
                parameters.ownText(state.name());
              }
            },
            FileTable::file));
  }

  static OrderFile file(Row row) throws SQLException {
    return new OrderFile(
        row.text(),
        row.text(),
        OrderFile.State.valueOf(row.text()),
        Math.toIntExact(row.number()),
        row.number(),
        row.text(),
        row.number() != 0,
        row.textOrNull(),
        Moments.ofMicros(row.number()),
        Moments.ofMicrosOrNull(row.numberOrNull()),
        row.number(),
        TemporaryNames.ofCode(row.text()));
  }

  Optional<FileContent> content(String account, String name) {
    return session
        .query(
            "reading a file's content",
            "SELECT content FROM {file_contents} WHERE entry ="
                + " (SELECT entry FROM {files} WHERE account = ? AND name = ?)",
            parameters -> parameters.text(account).text(name),
            row -> Optional.ofNullable(row.bytesOrNull()))
        .stream()
        .flatMap(Optional::stream)
        .map(bytes -> FileContent.of(name, bytes))
        .findFirst();
  }

  List<OrderKey> ordersIn(String account, String name) {
    return session
        .first(
            "reading a file's orders",
            "SELECT order_keys FROM {file_contents} WHERE entry ="
                + " (SELECT entry FROM {files} WHERE account = ? AND name = ?)",
            parameters -> parameters.text(account).text(name),
            Row::text)
        .map(OrderContent::keys)
        .orElse(List.of());
  }

  boolean replace(OrderFile next) {
    known.remove(new FileId(next.account(), next.name()));
    return session.update(
            "changing a file",
            "UPDATE {files} SET state = ?, attempt = ?, size = ?, sha256 = ?, recalled = ?,"
                + " holder = ?, created_at = ?, due = ?, version = ?,"
                + " temporary_names = ?"
                + " WHERE account = ? AND name = ? AND version = ?",
            parameters ->
                parameters
                    .ownText(next.state().name())
                    .number(next.attempt())
                    .number(next.size())
                    .text(next.sha256())
                    .number(next.recalled() ? 1 : 0)
                    .text(next.holder())
                    .number(Moments.micros(next.createdAt()))
                    .number(Moments.microsOrNull(next.due()))
                    .number(next.version())
                    .text(next.temporaryNames().code())
                    .text(next.account())
                    .text(next.name())
                    .number(next.version() - 1))
        == 1;
  }
}
