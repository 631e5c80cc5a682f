package io.github.cdiscountds.it.ledger;

import static io.github.cdiscountds.it.ledger.Samples.ACCOUNT;
import static io.github.cdiscountds.it.ledger.Samples.key;
import static io.github.cdiscountds.it.ledger.Samples.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.ledger.Forgotten;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.ledger.jdbc.JdbcLedger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

class SqliteLedgerTest extends JdbcLedgerBehaviour {
  @TempDir private Path folder;

  @Override
  DataSource dataSource() {
    return dataSource(new SQLiteConfig());
  }

  private DataSource dataSource(SQLiteConfig config) {
    SQLiteDataSource dataSource = new SQLiteDataSource(config);
    dataSource.setUrl("jdbc:sqlite:" + file());
    return dataSource;
  }

  private Path file() {
    return folder.resolve("ledger.db");
  }

  @Override
  String database() {
    return "SQLite";
  }

  @Override
  String schema() {
    return "main";
  }

  @Override
  String scripts() {
    return "sqlite";
  }

  @Test
  void aLedgerInMemoryIsRefused() {
    for (String url : List.of("jdbc:sqlite::memory:", "jdbc:sqlite:")) {
      SQLiteDataSource memory = new SQLiteDataSource();
      memory.setUrl(url);
      assertThatThrownBy(() -> JdbcLedger.on(memory).open())
          .isInstanceOf(DropshipException.class)
          .hasMessage(
              "ledger on SQLite: the database is in memory: expected a file, since what is sent must"
                  + " be known after a restart");
    }
  }

  @Test
  void aFileThatCanNotBeOpenedIsNamed() {
    for (Path file : List.of(folder, folder.resolve("missing").resolve("shop.db"))) {
      assertThatThrownBy(() -> JdbcLedger.sqlite(file).open())
          .isInstanceOf(DropshipException.class)
          .hasMessage(
              "ledger on SQLite "
                  + file
                  + ": the file can't be opened or made: check that its folder exists and can be"
                  + " written, and that it isn't a folder itself [error 14]");
    }
  }

  @Test
  void aFileOfItsOwnThatIsNoDatabaseIsNamedByItsPath() throws IOException {
    Path file = Files.writeString(folder.resolve("shop.db"), "no database ".repeat(1000));
    assertThatThrownBy(() -> JdbcLedger.sqlite(file).open())
        .isInstanceOf(DropshipException.class)
        .hasMessage(
            "ledger on SQLite "
                + file
                + ": setting the tables up: the file is damaged or no database: restore it from a"
                + " backup [error 26]");
  }

  @Test
  void aJournalThatACrashLosesIsRefused() {
    for (SQLiteConfig.JournalMode mode :
        List.of(SQLiteConfig.JournalMode.MEMORY, SQLiteConfig.JournalMode.OFF)) {
      SQLiteConfig config = new SQLiteConfig();
      config.setJournalMode(mode);
      assertThatThrownBy(() -> JdbcLedger.on(dataSource(config)).open())
          .isInstanceOf(DropshipException.class)
          .hasMessage(
              "ledger on SQLite: journal_mode is "
                  + mode.getValue().toLowerCase(java.util.Locale.ROOT)
                  + ": expected wal, since a crash would damage the file");
    }
  }

  @Test
  @Tag("INV-1")
  void everyCommitIsOnTheDiskWhateverTheConnectionSays() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
    config.setBusyTimeout(7);
    try (Connection connection = dataSource(config).getConnection()) {
      DataSource pool = WatchedDataSource.poolOfOne(connection);
      try (JdbcLedger ledger = JdbcLedger.on(pool).open()) {
        List<String> inside =
            ledger.inTransaction(
                tx ->
                    Stream.of("synchronous", "journal_mode", "busy_timeout", "secure_delete")
                        .map(setting -> pragma(connection, setting))
                        .toList());
        assertThat(inside).containsExactly("2", "wal", "5000", "1");
      }
      assertThat(pragma(connection, "synchronous")).isEqualTo("0");
      assertThat(pragma(connection, "busy_timeout")).isEqualTo("7");
    }
  }

  @Test
  @Tag("INV-1")
  void withoutALogTheFolderIsWrittenToTheDiskToo() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.TRUNCATE);
    List<String> inside = new ArrayList<>();
    DataSource watched =
        WatchedDataSource.of(
            dataSource(config),
            (connection, method, call) -> {
              if (method.equals("prepareStatement")) {
                inside.add(
                    pragma(connection, "journal_mode") + " " + pragma(connection, "synchronous"));
              }
              return call.call();
            });
    try (JdbcLedger ledger = JdbcLedger.on(watched).open()) {
      ledger.inTransaction(tx -> tx.outbox().order(ACCOUNT, key("CDS-1")));
    }
    assertThat(inside).containsExactly("truncate 3");
  }

  @Test
  void aWriterWhoHoldsTheFileForTooLongIsNamed() throws SQLException {
    try (JdbcLedger ledger =
            JdbcLedger.sqlite(file())
                .lockTimeout(Duration.ofMillis(20))
                .patience(Duration.ofMillis(50))
                .open();
        Connection other = dataSource().getConnection();
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      assertThatThrownBy(() -> ledger.inTransaction(tx -> 1))
          .isInstanceOf(DropshipException.class)
          .hasMessageStartingWith(
              "ledger on SQLite "
                  + file()
                  + ": nothing was changed: another transaction held the file for too long; try"
                  + " again [");
      statement.execute("COMMIT");
      int answer = ledger.inTransaction(tx -> 1);
      assertThat(answer).isEqualTo(1);
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsNamed() throws IOException {
    Files.writeString(file(), "an order list, not a database".repeat(99), StandardCharsets.UTF_8);
    assertThatThrownBy(() -> JdbcLedger.sqlite(file()).open())
        .isInstanceOf(DropshipException.class)
        .hasMessageContaining("the file is damaged or no database: restore it from a backup");
    assertThatThrownBy(() -> JdbcLedger.sqlite(Path.of("a?b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the name of a SQLite file can't hold a question mark");
  }

  @Test
  @Tag("INV-6")
  void nothingOfAForgottenRecipientStaysInTheFile() throws IOException {
    try (JdbcLedger ledger = JdbcLedger.sqlite(file()).open()) {
      for (int i = 0; i < 50; i++) {
        QueuedOrder order = order("CDS-" + i);
        String name = i + ".xls";
        ledger.inTransaction(tx -> tx.outbox().enter(order));
        ledger.inTransaction(
            tx ->
                tx.outbox()
                    .enter(
                        OrderFile.intent(ACCOUNT, name, 1, "a".repeat(64), "client", Samples.NOON),
                        FileContent.of(
                            name, Samples.SURNAME.repeat(500).getBytes(StandardCharsets.UTF_8)),
                        List.of(order.order().key())));
        ledger.inTransaction(tx -> tx.outbox().replace(order.intoFile(name)));
        ledger.inTransaction(
            tx ->
                tx.outbox()
                    .replace(
                        tx.outbox()
                            .file(ACCOUNT, name)
                            .orElseThrow()
                            .next(OrderFile.State.CONFIRMED)));
      }
      assertThat(onDisk()).contains(Samples.SURNAME).contains(Samples.STREET);
      assertThat(ledger.forget(Samples.LATER)).isEqualTo(new Forgotten(50, 50));
      assertThat(onDisk()).contains("CDS-49").doesNotContain(Samples.SURNAME, Samples.STREET);
    }
  }

  private String onDisk() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path each : files.toList()) {
        all.append(new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  private static String pragma(Connection connection, String setting) {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("PRAGMA " + setting)) {
      answer.next();
      return answer.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
