package org.example.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.SettableClock;
import io.github.cdiscountds.testkit.junit.DropshipTest;
import io.github.cdiscountds.testkit.junit.Over;
import io.github.cdiscountds.transport.TransportException;
import org.junit.jupiter.api.Test;

/** What only a real connection can show. */
@DropshipTest(Over.SFTP)
class OverSftpTest {
  @Test
  void goesOnWhenTheServerIsBack(
      EmbeddedSftpServer server, DropshipClient client, Account account, SettableClock clock) {
    LampShop shop = new LampShop(client, account, clock);
    server.kill();
    assertThatThrownBy(shop::catchUp)
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.isRetryable()).isTrue());
    server.restart();
    shop.catchUp();
    assertThat(shop.shelf()).hasSize(7);
  }
}
