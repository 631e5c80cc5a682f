package io.github.cdiscountds.examples.cluster;

import io.github.cdiscountds.client.DeliverySettings;
import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.ledger.jdbc.JdbcLedger;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderEventHandler;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.sftp.HostKeys;
import io.github.cdiscountds.sftp.SftpCredentials;
import io.github.cdiscountds.sftp.SftpSettings;
import io.github.cdiscountds.sftp.SftpTransport;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A node of the cluster in a process of its own: works until its input ends. */
final class NodeProcess implements AutoCloseable {
  /** A node of this name ends some rounds, and then never comes back from telling an event. */
  static final String STUCK = "stuck";

  private static final int ROUNDS_BEFORE_STUCK = 3;

  private static final long LONGEST_SECONDS = 60;
  private static final AtomicInteger ENDED = new AtomicInteger();

  private final Process process;

  private NodeProcess(Process process) {
    this.process = process;
  }

  static NodeProcess start(String name, String database, int port, String fingerprint, Path folder)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-Dfile.encoding=UTF-8",
            "-classpath",
            // Surefire starts tests with a jar that only names the others.
            System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path", "")),
            NodeProcess.class.getName(),
            name,
            database,
            Integer.toString(port),
            fingerprint,
            folder.toString());
    File said = folder.resolve(name + ".log").toFile();
    return new NodeProcess(builder.redirectErrorStream(true).redirectOutput(said).start());
  }

  /** SIGKILL: nothing is put in order any more. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks it to end its work, and gives its exit code. */
  int stop() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the node doesn't end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** The node itself. */
  public static void main(String[] arguments) throws Exception {
    String name = arguments[0];
    Database database = new Database(arguments[1]);
    Map<String, AccountWork> accounts = new HashMap<>();
    try (JdbcLedger ledger = JdbcLedger.on(database.dataSource()).schema(Database.LEDGER).open()) {
      for (Account account : FakeAccounts.all()) {
        DropshipClient client =
            DropshipClient.builder(account)
                .catalogueServer(server(account, arguments))
                .orderServer(server(account, arguments))
                .ledger(ledger)
                // The turn of a node that died ends soon.
                .delivery(DeliverySettings.DEFAULT.withTurn(Duration.ofSeconds(4)))
                .workFolder(Path.of(arguments[4], name, account.company()))
                .build();
        accounts.put(account.company(), noted(database, name, account, client));
      }
      ClusterSettings settings =
          new ClusterSettings(
              name,
              Duration.ofSeconds(4),
              Duration.ofSeconds(8),
              Duration.ofMillis(200),
              Duration.ofMillis(500),
              4,
              4);
      try (ClusterNode node = ClusterNode.start(database.dataSource(), settings, accounts)) {
        System.in.transferTo(System.out);
      }
    }
    System.exit(0);
  }

  private static SftpTransport server(Account account, String[] arguments) {
    return SftpTransport.to(
        SftpSettings.builder(
                "127.0.0.1",
                account.company(),
                SftpCredentials.password(FakeAccounts.PASSWORD.toCharArray()),
                HostKeys.pinned(arguments[3]))
            .port(Integer.parseInt(arguments[2]))
            .build());
  }

  /** The work as the recipe has it, and a note of its beginning and its end. */
  private static AccountWork noted(
      Database database, String node, Account account, DropshipClient client) {
    String company = account.company();
    OrderEventHandler shop =
        new OrderEventHandler() {
          @Override
          public void handle(OrderEvent event) {
            database.told(node, company, event.id());
            if (node.equals(STUCK) && ENDED.get() >= ROUNDS_BEFORE_STUCK) {
              neverReturn();
            }
          }
        };
    AccountWork work = AccountWork.polling(client, "shop", shop);
    return () -> {
      long round = database.roundBegins(node, company);
      try {
        return work.work();
      } finally {
        database.roundEnds(round);
        ENDED.incrementAndGet();
      }
    };
  }

  private static void neverReturn() {
    try {
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
