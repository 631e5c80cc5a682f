package org.example.shop;

import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.testkit.junit.OrderLedgerContract;

/** A ledger of the shop's own would have to pass the suite that the library's ledgers pass. */
class LedgerContractTest extends OrderLedgerContract {
  @Override
  protected OrderLedger openEmpty() {
    return new InMemoryLedger();
  }
}
