package io.github.cdiscountds.it.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.it.openssh.Programs;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.sftp.HostKeys;
import io.github.cdiscountds.sftp.SftpCredentials;
import io.github.cdiscountds.sftp.SftpSettings;
import io.github.cdiscountds.sftp.SftpTransport;
import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.standalone.StatusPage;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The fake supplier's page as a browser shows it, and what its buttons do to an SFTP client. */
@Tag("interop")
@Timeout(180)
class StatusPageBrowserTest {
  private static final RemoteFolder TRACKING = ServiceProfile.DOCUMENTED.folders().tracking();

  @TempDir static Path folder;
  private static Chromium browser;

  private final FakeSupplier supplier = FakeSupplier.open(new Account("SHOP", "0000000ZH43Q"));
  private final EmbeddedSftpServer server = supplier.serve();
  private final StatusPage status = StatusPage.of(supplier).server(server).open();
  private final SftpTransport transport =
      SftpTransport.to(
          SftpSettings.builder(
                  server.host(),
                  FakeSupplier.ORDER_LOGIN,
                  SftpCredentials.password(supplier.password().toCharArray()),
                  HostKeys.pinned(server.hostKeyFingerprint()))
              .port(server.port())
              .build());
  private BrowserPage page;

  @BeforeAll
  static void startBrowser() throws IOException, InterruptedException {
    browser = Chromium.start(Programs.require("chromium", "chromium"), folder.resolve("profile"));
  }

  @AfterAll
  static void stopBrowser() throws IOException, InterruptedException {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void openThePage() throws InterruptedException {
    page = browser.newPage();
    page.show(status.address());
  }

  @AfterEach
  void nothingWasAskedOfAnybodyElseAndNobodyComplained() {
    transport.close();
    status.close();
    supplier.close();
    assertThat(page.complaints()).isEmpty();
    assertThat(page.requests())
        .isNotEmpty()
        .allMatch(
            // The browser draws its own signs, such as a calendar, from data of its own.
            request ->
                request.startsWith(status.address().toString()) || request.startsWith("data:"));
  }

  /** Presses a button by what stands on it, in the section that holds it. */
  private void press(String section, String label) throws InterruptedException {
    page.follow(
        "[...document.querySelectorAll('#"
            + section
            + " button')]"
            + ".find(button => button.textContent === '"
            + label
            + "').click()");
  }

  private void fill(String act, String field, String value) throws InterruptedException {
    page.evaluate(
        "document.querySelector('form:has(input[value=\""
            + act
            + "\"])').elements['"
            + field
            + "'].value = '"
            + value
            + "'");
  }

  private void submit(String act) throws InterruptedException {
    page.follow("document.querySelector('form:has(input[value=\"" + act + "\"]) button').click()");
  }

  private String text(String selector) throws InterruptedException {
    return page.evaluate("document.querySelector('" + selector + "').innerText").asString();
  }

  private List<RemoteFile> trackingSeenByAClient() {
    try (TransportSession session = transport.open()) {
      return session.list(TRACKING).files();
    }
  }

  @Test
  void movesTheClock() throws InterruptedException {
    press("clock", "+ 15 min");
    assertThat(supplier.now()).isEqualTo("2026-03-02T08:15");
    assertThat(text("#now")).isEqualTo("Mon 2 Mar 2026 08:15:00");
    assertThat(text("#said li")).isEqualTo("The clock shows Mon 2 Mar 2026 08:15:00.");
    press("clock", "+ 2 h");
    press("clock", "To the next pick-up");
    assertThat(text("#now")).isEqualTo("Mon 2 Mar 2026 10:30:00");
    fill("advance-to", "at", "2026-03-03T05:30");
    submit("advance-to");
    assertThat(text("#now")).isEqualTo("Tue 3 Mar 2026 05:30:00");
    assertThat(supplier.now()).isEqualTo("2026-03-03T05:30");
  }

  @Test
  void plantsAFaultThatTheNextReportHas() throws InterruptedException {
    fill("document-fault", "job", "TRACKING");
    fill("document-fault", "fault", "TWICE");
    fill("document-fault", "minutes", "60");
    submit("document-fault");
    assertThat(text("#said li")).isEqualTo("Order tracking, next document: once more after PT1H.");
    assertThat(text("#calendar")).contains("once more after PT1H");
    fill("advance-to", "at", "2026-03-02T11:00");
    submit("advance-to");
    List<RemoteFile> first = trackingSeenByAClient();
    assertThat(first)
        .extracting(file -> file.modified().toString())
        .containsExactly("2026-03-02T10:00:00Z");
    assertThat(text("#calendar tbody")).doesNotContain("once more");
    press("clock", "+ 2 h");
    assertThat(trackingSeenByAClient())
        .extracting(file -> file.modified().toString())
        .containsExactly("2026-03-02T11:00:00Z");
    assertThat(text("#files")).contains("SuiviCommandes.xls", "Mon 2 Mar 2026 12:00:00");
  }

  @Test
  void plantsAFaultThatAClientMeets() throws InterruptedException {
    assertThat(trackingSeenByAClient()).isEmpty();
    fill("operation-fault", "operation", "LIST");
    fill("operation-fault", "fault", "LOST_REPLY");
    submit("operation-fault");
    assertThat(text("#faults-ahead")).isEqualTo(server.faultsAhead().get(0));
    assertThatThrownBy(this::trackingSeenByAClient)
        .isInstanceOfSatisfying(
            TransportException.class,
            failure -> assertThat(failure.kind()).isEqualTo(Kind.CONNECTION_LOST));
    page.show(status.address());
    assertThat(page.evaluate("document.getElementById('faults-ahead') === null").asBoolean())
        .isTrue();
    assertThat(text("#faults-struck")).startsWith("LIST ").contains("Suivi");
    assertThat(trackingSeenByAClient()).isEmpty();
  }

  @Test
  void showsTextsOfOthersAsTexts() throws InterruptedException {
    fill("sell-out", "sku", "\"><img src=https://example.com/x onerror=alert(1)>");
    submit("sell-out");
    assertThat(text("#said li"))
        .startsWith("Not done: ")
        .contains("\"><img src=https://example.com/x onerror=alert(1)>");
    assertThat(page.evaluate("document.images.length").asInt()).isZero();
    assertThat(page.evaluate("document.scripts.length").asInt()).isZero();
  }

  @Test
  void canBeReadByEverybody() throws InterruptedException {
    assertThat(
            page.evaluate(
                    "[...document.querySelectorAll('input:not([type=hidden]), select')]"
                        + ".filter(field => field.labels.length === 0).length")
                .asInt())
        .isZero();
    assertThat(
            page.evaluate(
                    "[...document.querySelectorAll('[aria-labelledby]')].filter(section =>"
                        + " !document.getElementById(section.getAttribute('aria-labelledby'))).length")
                .asInt())
        .isZero();
    String ink = "getComputedStyle(document.documentElement).color";
    page.prefer("light");
    assertThat(page.evaluate(ink).asString()).isEqualTo("rgb(28, 36, 48)");
    page.prefer("dark");
    assertThat(page.evaluate(ink).asString()).isEqualTo("rgb(230, 234, 240)");
    page.resize(360);
    assertThat(
            page.evaluate(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth")
                .asInt())
        .isZero();
  }
}
