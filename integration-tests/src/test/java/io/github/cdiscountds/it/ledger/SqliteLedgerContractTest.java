package io.github.cdiscountds.it.ledger;

import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.jdbc.JdbcLedger;
import io.github.cdiscountds.testkit.junit.OrderLedgerContract;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** In a file, on the one connection that the ledger keeps for itself. */
class SqliteLedgerContractTest extends OrderLedgerContract {
  @TempDir private Path folder;

  @Override
  protected OrderLedger openEmpty() {
    return JdbcLedger.sqlite(folder.resolve("ledger.db")).open();
  }

  @Override
  protected Optional<OrderLedger> openAnother() {
    return Optional.of(openEmpty());
  }
}
