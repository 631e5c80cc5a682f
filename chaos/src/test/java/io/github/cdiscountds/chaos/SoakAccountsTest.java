package io.github.cdiscountds.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.FileTree;
import io.github.cdiscountds.testkit.SettableClock;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportException.Outcome;
import java.time.LocalDateTime;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SoakAccountsTest {
  private final EmbeddedSftpServer server =
      EmbeddedSftpServer.builder()
          .login(
              "shop",
              "of no value",
              FileTree.inMemory(SettableClock.at(LocalDateTime.of(2026, 3, 2, 9, 30))))
          .start();

  private final SoakAccounts accounts = new SoakAccounts(server, Map.of());

  @AfterEach
  void stop() {
    server.close();
  }

  private static TransportException lost() {
    return new TransportException(
        Kind.CONNECTION_LOST, Outcome.NOTHING_DONE, "sftp", null, "the line broke", null);
  }

  @Test
  void operationsThatWereDoneAreAccountedFor() {
    accounts.done("list", "worker-0-");
    assertThat(accounts.isSound(1)).isTrue();
    assertThat(accounts.isSound(2)).isFalse();
  }

  @Test
  void aLoginThatNoFaultExplainsIsUnaccountedForThoughEveryOperationWasDone() {
    accounts.failedLogin("worker-0-", lost());
    accounts.done("list", "worker-0-");
    assertThat(accounts.operations()).isEqualTo(1);
    assertThat(accounts.unaccounted()).isEqualTo(1);
    assertThat(accounts.isSound(1)).isFalse();
  }

  @Test
  void aThreadThatEndsAfterItsLastOperationIsUnaccountedFor() {
    accounts.done("list", "worker-0-");
    accounts.broken("a thread ended");
    assertThat(accounts.unaccounted()).isEqualTo(1);
    assertThat(accounts.isSound(1)).isFalse();
  }

  @Test
  void anOperationThatNoFaultExplainsIsUnaccountedFor() {
    accounts.failed("list", "worker-0-", lost());
    assertThat(accounts.unaccounted()).isEqualTo(1);
    assertThat(accounts.isSound(1)).isFalse();
  }
}
