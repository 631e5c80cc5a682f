package io.github.cdiscountds.it.ledger;

import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.jdbc.JdbcLedger;
import io.github.cdiscountds.testkit.junit.OrderLedgerContract;
import java.util.Optional;

/** On a real server, in a schema of each test's own. */
class PostgresLedgerContractTest extends OrderLedgerContract {
  private final String schema = PostgresServer.newSchema();

  @Override
  protected OrderLedger openEmpty() {
    return JdbcLedger.on(PostgresServer.dataSource()).schema(schema).open();
  }

  @Override
  protected Optional<OrderLedger> openAnother() {
    return Optional.of(openEmpty());
  }
}
