package io.github.cdiscountds.testkit.standalone;

import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.testkit.ReportLanguage;
import io.github.cdiscountds.testkit.TrackingColumns;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says. Immutable.
 *
 * @param port the SFTP server's port, 0 for any
 * @param pagePort the page's port, 0 for any
 * @param password both logins' password, or null for a random one
 * @param hostKey where the host key is kept, or null for a new one at each start
 * @param account the customer
 * @param start what the clock shows at first
 * @param speed how many times as fast as real time the clock runs, 0 for not at all
 * @param products how many products are made up, beyond the samples
 * @param seed which ones
 * @param language the reports' language
 * @param trackingColumns what columns A and C of the order tracking hold
 */
record LaunchOptions(
    int port,
    int pagePort,
    @Nullable String password,
    @Nullable Path hostKey,
    Account account,
    LocalDateTime start,
    int speed,
    int products,
    long seed,
    ReportLanguage language,
    TrackingColumns trackingColumns) {

  static final String USAGE =
      """
      Usage: java -jar cdiscount-ds-testkit-<version>-standalone.jar [option value]...

      Plays the supplier on this machine: an SFTP server with the logins "catalogue" and "orders",
      and a status page to move the supplier's clock, look at orders and plant faults.
      Both listen on 127.0.0.1 only. Nothing is kept when it ends. Ctrl-C ends it.

        --port <n>              port of the SFTP server (default: any that is free)
        --page-port <n>         port of the status page (default: any that is free)
        --password <text>       password of both logins (default: a random one, which is printed);
                                other users of this machine may see it in the list of processes
        --host-key <file>       keeps the server's key in this file, made when it is missing,
                                so that known_hosts stays true (default: a new key at each start)
        --company <name>        company part of file names (default: YOURCOMPANY)
        --client-id <code>      column D of order files (default: 000000CLIENT)
        --start <moment>        what the clock shows at first, in Paris: 2026-03-02T08:00, 2026-03-02
                                or now (default: 2026-03-02T08:00, a Monday)
        --speed <n>             how many times as fast as real time the clock runs, 0 to 3600
                                (default: 0, it stands still until it is moved on the page)
        --products <n>          products made up beyond the samples, 0 to 300000 (default: 0)
        --seed <n>              which ones are made up (default: 1)
        --language <fr|en>      language of the reports (default: fr)
        --tracking <order|campaign>
                                what column A of the order tracking holds (default: order)
        --help                  prints this
      """;

  private static final int HIGHEST_PORT = 65_535;
  private static final int MOST_PRODUCTS = 300_000;
  private static final Set<String> KNOWN =
      Set.of(
          "--port",
          "--page-port",
          "--password",
          "--host-key",
          "--company",
          "--client-id",
          "--start",
          "--speed",
          "--products",
          "--seed",
          "--language",
          "--tracking");

  /** Tells whether somebody asks for the usage. */
  static boolean asksForHelp(List<String> arguments) {
    return arguments.contains("--help") || arguments.contains("-h");
  }

  /**
   * Reads a command line.
   *
   * @param paris tells what {@code now} is, in the zone of Paris
   * @throws UsageException when it can't be understood
   */
  static LaunchOptions parse(List<String> arguments, Clock paris) throws UsageException {
    Values values = new Values(split(arguments));
    Account account;
    try {
      account =
          new Account(
              values.text("--company", "YOURCOMPANY"), values.text("--client-id", "000000CLIENT"));
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    String password = values.given.get("--password");
    if (password != null && password.isEmpty()) {
      throw new UsageException("--password is empty: expected a password");
    }
    return new LaunchOptions(
        (int) values.number("--port", 0, 0, HIGHEST_PORT),
        (int) values.number("--page-port", 0, 0, HIGHEST_PORT),
        password,
        values.path("--host-key"),
        account,
        values.moment("--start", LocalDateTime.of(2026, 3, 2, 8, 0), paris),
        (int) values.number("--speed", 0, 0, ClockHand.FASTEST),
        (int) values.number("--products", 0, 0, MOST_PRODUCTS),
        values.number("--seed", 1, Long.MIN_VALUE, Long.MAX_VALUE),
        values.choice(
            "--language", Map.of("fr", ReportLanguage.FRENCH, "en", ReportLanguage.ENGLISH), "fr"),
        values.choice(
            "--tracking",
            Map.of("order", TrackingColumns.A_IS_ORDER, "campaign", TrackingColumns.A_IS_CAMPAIGN),
            "order"));
  }

  private static Map<String, String> split(List<String> arguments) throws UsageException {
    Map<String, String> given = new LinkedHashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      if (!KNOWN.contains(name)) {
        throw new UsageException("unknown option " + name + "; --help lists them");
      }
      String value;
      if (equals >= 0) {
        value = argument.substring(equals + 1);
      } else if (i + 1 < arguments.size()) {
        value = arguments.get(++i);
      } else {
        throw new UsageException(name + " has no value");
      }
      if (given.put(name, value) != null) {
        throw new UsageException(name + " is given twice");
      }
    }
    return given;
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return "LaunchOptions[" + account.company() + " from " + start + "]";
  }

  /** The values that were given, by option. */
  private static final class Values {
    final Map<String, String> given;

    Values(Map<String, String> given) {
      this.given = given;
    }

    String text(String option, String otherwise) {
      return given.getOrDefault(option, otherwise);
    }

    long number(String option, long otherwise, long least, long most) throws UsageException {
      String value = given.get(option);
      if (value == null) {
        return otherwise;
      }
      try {
        long number = Long.parseLong(value);
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Told below.
      }
      throw wrong(option, value, "a number from " + least + " to " + most);
    }

    @Nullable Path path(String option) throws UsageException {
      String value = given.get(option);
      try {
        return value == null ? null : Path.of(value);
      } catch (InvalidPathException e) {
        throw wrong(option, value, "the name of a file");
      }
    }

    LocalDateTime moment(String option, LocalDateTime otherwise, Clock paris)
        throws UsageException {
      String value = given.get(option);
      if (value == null) {
        return otherwise;
      }
      if (value.equals("now")) {
        return LocalDateTime.ofInstant(paris.instant(), paris.getZone());
      }
      try {
        return value.contains("T")
            ? LocalDateTime.parse(value)
            : LocalDate.parse(value).atTime(LocalTime.of(8, 0));
      } catch (DateTimeParseException e) {
        throw wrong(option, value, "2026-03-02T08:00, 2026-03-02 or now");
      }
    }

    <T> T choice(String option, Map<String, T> choices, String otherwise) throws UsageException {
      String value = text(option, otherwise);
      T choice = choices.get(value);
      if (choice == null) {
        throw wrong(
            option, value, String.join(" or ", choices.keySet().stream().sorted().toList()));
      }
      return choice;
    }

    private static UsageException wrong(String option, @Nullable String value, String expected) {
      return new UsageException(
          String.format(Locale.ROOT, "%s is \"%s\": expected %s", option, value, expected));
    }
  }
}
