package io.github.cdiscountds.it.ledger;

import io.github.cdiscountds.ledger.jdbc.JdbcLedger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class SqliteJoinedTransactionTest extends JoinedTransactionContract {
  @TempDir private Path folder;

  @Override
  DataSource dataSource() {
    SQLiteDataSource dataSource = new SQLiteDataSource();
    dataSource.setUrl("jdbc:sqlite:" + folder.resolve("shop.db"));
    return dataSource;
  }

  @Override
  JdbcLedger.Builder builder() {
    return JdbcLedger.on(dataSource());
  }

  @Override
  void dropVersions() throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE cds_schema_version");
    }
  }
}
