package io.github.cdiscountds.testkit.standalone;

import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.EmbeddedSftpServerBuilder;
import io.github.cdiscountds.testkit.FakeCatalogue;
import io.github.cdiscountds.testkit.FakeSupplier;
import java.util.Locale;
import java.util.Objects;

/** A supplier with its server and its page, as the command line wants them. */
final class RunningSupplier implements AutoCloseable {
  private final LaunchOptions options;
  private final FakeSupplier supplier;
  private final EmbeddedSftpServer server;
  private final StatusPage page;

  private RunningSupplier(
      LaunchOptions options, FakeSupplier supplier, EmbeddedSftpServer server, StatusPage page) {
    this.options = options;
    this.supplier = supplier;
    this.server = server;
    this.page = page;
  }

  /**
   * Starts everything.
   *
   * @throws java.io.UncheckedIOException when a port can't be had, or the host key can't be kept
   */
  static RunningSupplier start(LaunchOptions options) {
    FakeCatalogue catalogue =
        options.products() == 0
            ? FakeCatalogue.sample()
            : FakeCatalogue.generated(options.seed(), options.products())
                .putAll(FakeCatalogue.sample());
    FakeSupplier supplier =
        FakeSupplier.builder(options.account())
            .startAt(options.start())
            .catalogue(catalogue)
            .language(options.language())
            .trackingColumns(options.trackingColumns())
            .open();
    String password = Objects.requireNonNullElse(options.password(), supplier.password());
    EmbeddedSftpServerBuilder settings =
        EmbeddedSftpServer.builder()
            .port(options.port())
            .login(FakeSupplier.CATALOGUE_LOGIN, password, supplier.catalogueTree())
            .login(FakeSupplier.ORDER_LOGIN, password, supplier.orderTree());
    if (options.hostKey() != null) {
      settings.hostKey(options.hostKey());
    }
    EmbeddedSftpServer server = settings.start();
    try {
      StatusPage page =
          StatusPage.of(supplier)
              .server(server)
              .port(options.pagePort())
              .speed(options.speed())
              .open();
      return new RunningSupplier(options, supplier, server, page);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** Tells how everything is reached. */
  String greeting() {
    return String.format(
        Locale.ROOT,
        """
        Fake supplier for %s, client %s. Its clock shows %s and %s.

        SFTP server  %s:%d
          logins     %s, %s
          password   %s
          host key   %s
          known_hosts
        %s
          try        sftp -P %d %s@%s

        Status page  %s

        Ctrl-C ends it.
        """,
        options.account().company(),
        options.account().cdiscountId(),
        Words.of(supplier.now()),
        Words.ofSpeed(options.speed()),
        server.host(),
        server.port(),
        FakeSupplier.CATALOGUE_LOGIN,
        FakeSupplier.ORDER_LOGIN,
        options.password() == null ? supplier.password() : "the one that was given",
        server.hostKeyFingerprint(),
        server.knownHostsLine(),
        server.port(),
        FakeSupplier.ORDER_LOGIN,
        server.host(),
        page.address());
  }

  /** Ends page and server, and every thread of theirs. */
  @Override
  public void close() {
    page.close();
    server.close();
    supplier.close();
  }
}
