package io.github.cdiscountds.testkit.junit;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.FakeSupplierBuilder;
import io.github.cdiscountds.transport.FileTransport;
import java.time.Clock;

/**
 * What a {@link DropshipTest} wants other than usual. Override what you need, and name the class in
 * {@link DropshipTest#customizer()}.
 *
 * <pre>{@code
 * @DropshipTest(customizer = ShopTest.OnCredit.class)
 * class ShopTest {
 *   static final class OnCredit implements DropshipCustomizer {
 *     public void supplier(FakeSupplierBuilder supplier) {
 *       supplier.creditLimit(new BigDecimal("1000"));
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>A new one is made for each test, and used by one thread.
 *
 * @since 0.1.0
 */
public interface DropshipCustomizer {
  /**
   * Names the customer.
   *
   * @return the account that supplier and client know
   */
  default Account account() {
    return new Account("YOURCOMPANY", "000000CLIENT");
  }

  /**
   * Changes the supplier before it opens; what the annotation says is set already.
   *
   * @param supplier its settings
   */
  default void supplier(FakeSupplierBuilder supplier) {}

  /**
   * Opens the ledger.
   *
   * @param clock the supplier's clock, for a ledger that can go by it: what waits for a time by the
   *     ledger's own clock waits in vain otherwise, while the test moves this one
   * @return a ledger for one test, which is closed after it; in memory unless overridden
   */
  default OrderLedger ledger(Clock clock) {
    return new InMemoryLedger(clock);
  }

  /**
   * Connects to the server, over SFTP.
   *
   * @param server the server, running
   * @param login {@link FakeSupplier#ORDER_LOGIN} or {@link FakeSupplier#CATALOGUE_LOGIN}
   * @param password the login's password
   * @return a transport, which is closed after the test; {@code SftpTransport} with its default
   *     settings unless overridden
   * @throws IllegalStateException when there is no {@code cdiscount-ds-sftp}
   */
  default FileTransport connect(EmbeddedSftpServer server, String login, String password) {
    return SftpClient.connect(server, login, password);
  }

  /**
   * Changes the client before it is built; servers, ledger, clock, working folder and the
   * supplier's profile are set already.
   *
   * @param client its settings
   */
  default void client(DropshipClient.Builder client) {}

  /**
   * Changes nothing.
   *
   * @since 0.1.0
   */
  final class Nothing implements DropshipCustomizer {
    private Nothing() {}
  }
}
