package io.github.cdiscountds.it.ledger;

import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.testkit.junit.OrderLedgerContract;

/** On a real server, in a schema of each test's own. */
class PostgresLedgerContractTest extends OrderLedgerContract {

  @Override
  protected OrderLedger openEmpty() {
    return PostgresServer.emptyLedger().open();
  }
}
