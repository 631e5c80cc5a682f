package io.github.cdiscountds.it.ledger;

import io.github.cdiscountds.ledger.jdbc.JdbcLedger;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class SqliteDeliveryTest extends DeliveryContract {
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
}
