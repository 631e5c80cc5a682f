package io.github.cdiscountds.it.ledger;

import io.github.cdiscountds.ledger.jdbc.JdbcLedger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresDeliveryTest extends DeliveryContract {
  private final String schema = PostgresServer.newSchema();

  @Override
  DataSource dataSource() {
    PGSimpleDataSource dataSource = PostgresServer.dataSource();
    dataSource.setCurrentSchema(schema);
    return dataSource;
  }

  @Override
  JdbcLedger.Builder builder() {
    return JdbcLedger.on(dataSource());
  }
}
