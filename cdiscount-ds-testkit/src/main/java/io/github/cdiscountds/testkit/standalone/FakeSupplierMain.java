package io.github.cdiscountds.testkit.standalone;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The fake supplier as a program: an SFTP server and a {@link StatusPage} on this machine, for as
 * long as it runs.
 *
 * <p>{@code --help} lists the options. Ends with 2 when it doesn't understand the command line,
 * with 1 when it can't start, and on Ctrl-C in an orderly way.
 *
 * @since 0.1.0
 */
public final class FakeSupplierMain {
  private static final int CANNOT_START = 1;
  private static final int NOT_UNDERSTOOD = 2;

  /**
   * Against what libraries would otherwise print about themselves, and for a page that answers at
   * once; whoever sets them has their say.
   */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "slf4j.internal.verbosity", "ERROR",
          "log4j2.loggerContextFactory",
              "org.apache.logging.log4j.simple.SimpleLoggerContextFactory",
          "log4j2.simplelogLevel", "OFF",
          // Forms and answers are small: without it each would wait for an acknowledgement.
          "sun.net.httpserver.nodelay", "true");

  private FakeSupplierMain() {}

  /**
   * Runs the program until the process is ended.
   *
   * @param arguments the command line
   * @throws InterruptedException when the thread is interrupted; everything is ended then, too
   */
  public static void main(String... arguments) throws InterruptedException {
    SETTINGS.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, value);
          }
        });
    int status = run(List.of(arguments), System.out, System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  /** Runs the program and gives its status; when it could start, it goes on until it is ended. */
  static int run(List<String> arguments, PrintStream out, PrintStream err)
      throws InterruptedException {
    if (LaunchOptions.asksForHelp(arguments)) {
      out.print(LaunchOptions.USAGE);
      return 0;
    }
    RunningSupplier running;
    try {
      running =
          RunningSupplier.start(
              LaunchOptions.parse(arguments, Clock.system(ZoneId.of("Europe/Paris"))));
    } catch (UsageException e) {
      err.println("fake supplier: " + e.getMessage());
      return NOT_UNDERSTOOD;
    } catch (UncheckedIOException e) {
      err.println("fake supplier: " + e.getMessage() + ": " + reason(e));
      return CANNOT_START;
    }
    Thread farewell =
        new Thread(
            () -> {
              running.close();
              out.println("Ended.");
              out.flush();
            },
            "fake-supplier-farewell");
    Runtime.getRuntime().addShutdownHook(farewell);
    try (running) {
      out.print(running.greeting());
      out.flush();
      new CountDownLatch(1).await();
      return 0;
    }
  }

  /** Why a file or a port couldn't be had, in the words of whoever knows best. */
  private static String reason(UncheckedIOException failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage());
  }
}
