package io.github.cdiscountds.it.ledger;

import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.testkit.junit.OrderLedgerContract;

class InMemoryLedgerContractTest extends OrderLedgerContract {

  @Override
  protected OrderLedger openEmpty() {
    return new InMemoryLedger();
  }
}
