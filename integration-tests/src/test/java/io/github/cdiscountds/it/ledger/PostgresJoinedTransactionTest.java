package io.github.cdiscountds.it.ledger;

import io.github.cdiscountds.ledger.jdbc.JdbcLedger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresJoinedTransactionTest extends JoinedTransactionContract {
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

  @Override
  void dropVersions() {
    PostgresServer.execute(dataSource(), "DROP TABLE cds_schema_version");
  }
}
