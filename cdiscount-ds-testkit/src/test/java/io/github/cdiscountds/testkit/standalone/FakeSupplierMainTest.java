package io.github.cdiscountds.testkit.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.testkit.ReportLanguage;
import io.github.cdiscountds.testkit.TrackingColumns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeSupplierMainTest {
  private static final Clock PARIS =
      Clock.fixed(Instant.parse("2026-07-01T08:30:00Z"), ZoneId.of("Europe/Paris"));

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) throws InterruptedException {
    return FakeSupplierMain.run(
        List.of(arguments),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8).strip();
  }

  @Test
  void explainsItselfWhenAsked() throws InterruptedException {
    assertThat(run("--port", "nonsense", "--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(LaunchOptions.USAGE)
        .startsWith("Usage: java -jar cdiscount-ds-testkit-<version>-standalone.jar")
        .contains(
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
    assertThat(said()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--ports 1 | unknown option --ports; --help lists them",
        "--port | --port has no value",
        "--port 1 --port=2 | --port is given twice",
        "--port 65536 | --port is \"65536\": expected a number from 0 to 65535",
        "--speed fast | --speed is \"fast\": expected a number from 0 to 3600",
        "--start 2.3.2026 | --start is \"2.3.2026\": expected 2026-03-02T08:00, 2026-03-02 or now",
        "--language de | --language is \"de\": expected en or fr",
        "--tracking sku | --tracking is \"sku\": expected campaign or order",
        "--products -1 | --products is \"-1\": expected a number from 0 to 300000",
        "--password= | --password is empty: expected a password",
        "--client-id A-B | account: Cdiscount ID \"A-B\", expected 1 to 12 letters and digits",
        "serve | unknown option serve; --help lists them",
      })
  void endsWithTwoWhenItDoesNotUnderstand(String line, String message) throws InterruptedException {
    assertThat(run(line.split(" "))).isEqualTo(2);
    assertThat(said()).isEqualTo("fake supplier: " + message);
    assertThat(out.size()).isZero();
  }

  @Test
  void endsWithOneWhenAPortIsTaken() throws IOException, InterruptedException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(other.getLocalPort());
      assertThat(run("--port", port)).isEqualTo(1);
      assertThat(said())
          .isEqualTo(
              "fake supplier: no SFTP server on 127.0.0.1:" + port + ": Address already in use");
      err.reset();
      assertThat(run("--page-port", port)).isEqualTo(1);
      assertThat(said())
          .isEqualTo("fake supplier: no status page on port " + port + ": Address already in use");
    }
  }

  @Test
  void endsWithOneWhenTheHostKeyCanNotBeRead(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("key"), "none");
    assertThat(run("--host-key", file.toString())).isEqualTo(1);
    assertThat(said())
        .isEqualTo(
            "fake supplier: no host key in "
                + file
                + ": expected a private key as ssh-keygen writes it");
  }

  @Test
  void hasADefaultForEverything() throws UsageException {
    LaunchOptions options = LaunchOptions.parse(List.of(), PARIS);
    assertThat(options)
        .isEqualTo(
            new LaunchOptions(
                0,
                0,
                null,
                null,
                new Account("YOURCOMPANY", "000000CLIENT"),
                LocalDateTime.of(2026, 3, 2, 8, 0),
                0,
                0,
                1,
                ReportLanguage.FRENCH,
                TrackingColumns.A_IS_ORDER));
  }

  @Test
  void takesEveryOption() throws UsageException {
    LaunchOptions options =
        LaunchOptions.parse(
            List.of(
                ("--port 2222 --page-port=8080 --password=s=3 --host-key key --company SHOP"
                        + " --client-id 42 --start now --speed 60 --products 7 --seed -3"
                        + " --language en --tracking campaign")
                    .split(" ")),
            PARIS);
    assertThat(options)
        .isEqualTo(
            new LaunchOptions(
                2222,
                8080,
                "s=3",
                Path.of("key"),
                new Account("SHOP", "42"),
                LocalDateTime.of(2026, 7, 1, 10, 30),
                60,
                7,
                -3,
                ReportLanguage.ENGLISH,
                TrackingColumns.A_IS_CAMPAIGN));
    assertThat(options.toString()).isEqualTo("LaunchOptions[SHOP from 2026-07-01T10:30]");
  }

  @Test
  void tellsHowEverythingIsReached(@TempDir Path folder) throws UsageException {
    LaunchOptions options =
        LaunchOptions.parse(
            List.of("--products", "3", "--host-key", folder.resolve("key").toString()), PARIS);
    String first;
    try (RunningSupplier running = RunningSupplier.start(options)) {
      first = running.greeting();
    }
    assertThat(first)
        .containsPattern("\\n {2}password {3}[0-9a-f-]{36}\\n")
        .containsPattern("\\n {2}host key {3}SHA256:[A-Za-z0-9+/]{43}\\n")
        .containsPattern("\\n\\[127\\.0\\.0\\.1]:[0-9]+ ecdsa-sha2-nistp256 [A-Za-z0-9+/=]+\\n")
        .containsPattern("\\nStatus page {2}http://127\\.0\\.0\\.1:[0-9]+/\\n");
    String fingerprint = first.lines().filter(line -> line.contains("SHA256:")).findFirst().get();
    LaunchOptions given =
        LaunchOptions.parse(
            List.of("--password", "of no value", "--host-key", folder.resolve("key").toString()),
            PARIS);
    try (RunningSupplier running = RunningSupplier.start(given)) {
      assertThat(running.greeting()).doesNotContain("of no value").contains(fingerprint);
    }
  }
}
