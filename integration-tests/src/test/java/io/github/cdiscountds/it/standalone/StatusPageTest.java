package io.github.cdiscountds.it.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.testkit.BookedLine.Stage;
import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.SupplierJob;
import io.github.cdiscountds.testkit.standalone.StatusPage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class StatusPageTest {
  private static final String SCRIPT = "<script>alert(1)</script>";

  private final FakeSupplier supplier = FakeSupplier.open(new Account("SHOP", "0000000ZH43Q"));
  private final EmbeddedSftpServer server = supplier.serve();
  private final StatusPage page = StatusPage.of(supplier).server(server).open();
  private final HttpClient browser = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    page.close();
    supplier.close();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(page.address().resolve(path)).build(), BodyHandlers.ofString());
  }

  private String shown() throws IOException, InterruptedException {
    HttpResponse<String> response = get("/");
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }

  private String token() throws IOException, InterruptedException {
    Matcher token = Pattern.compile("name=\"token\" value=\"([^\"]+)\"").matcher(shown());
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  /** Presses a button: names and values of its fields in turn. */
  private HttpResponse<String> press(String... fields) throws IOException, InterruptedException {
    return post(List.of(), "token", token(), fields);
  }

  private HttpResponse<String> post(
      List<String> headers, String first, String value, String... fields)
      throws IOException, InterruptedException {
    StringBuilder form = new StringBuilder(first + "=" + encoded(value));
    for (int i = 0; i < fields.length; i += 2) {
      form.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(page.address()).POST(BodyPublishers.ofString(form.toString()));
    for (int i = 0; i < headers.size(); i += 2) {
      request.header(headers.get(i), headers.get(i + 1));
    }
    return browser.send(request.build(), BodyHandlers.ofString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** What the page said last. */
  private String said() throws IOException, InterruptedException {
    Matcher said =
        Pattern.compile("<li class=\"(problem|done)\">(.*?)</li>", Pattern.DOTALL).matcher(shown());
    assertThat(said.find()).isTrue();
    return said.group(2).replaceAll("</?(bdi|strong)>", "");
  }

  private void order(String number) {
    supplier.raw().put(number + ".xls", supplier.raw().order(number, "C1", "CGRESERVA", "50.99"));
  }

  @Test
  void showsWhatTheSupplierKnows() throws IOException, InterruptedException {
    order("1001");
    supplier.advanceTo(supplier.now().plusMinutes(30));
    assertThat(shown())
        .contains("<html lang=\"en\">", "<title>Fake supplier for SHOP</title>")
        .contains("Mon 2 Mar 2026 08:30:00</time>")
        .contains("<bdi>1001</bdi>", "<bdi>1001.xls</bdi>", "pending")
        .contains("RapportConformite_20260302_083000.xlsx", "Catalogue_SHOP_inter.csv")
        .contains("127.0.0.1:" + server.port(), server.hostKeyFingerprint())
        .contains(server.knownHostsLine())
        .doesNotContain(supplier.password())
        .doesNotContain("<script");
  }

  @Test
  void forbidsTheBrowserEverythingFromElsewhere() throws IOException, InterruptedException {
    HttpResponse<String> response = get("/");
    assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
        .matches(
            "default-src 'none'; img-src data:; style-src 'sha256-[A-Za-z0-9+/=]{44}';"
                + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(response.headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(response.headers().firstValue("Referrer-Policy")).contains("same-origin");
    assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void goesBackToThePageAfterEachButton() throws IOException, InterruptedException {
    HttpResponse<String> response = press("act", "advance", "by", "PT15M");
    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(response.headers().firstValue("Location")).contains("/");
    assertThat(response.body()).isEmpty();
    assertThat(press("act", "advance", "by", "PT15M", "refresh", "10").headers().map())
        .containsEntry("location", List.of("/?refresh=10"));
    assertThat(get("/?refresh=10").body())
        .contains("<meta http-equiv=\"refresh\" content=\"10; url=/?refresh=10\">");
  }

  @Test
  void movesTheClock() throws IOException, InterruptedException {
    press("act", "advance", "by", "PT2H");
    assertThat(supplier.now()).isEqualTo("2026-03-02T10:00");
    press("act", "advance-to-job", "job", "PICK_UP");
    assertThat(supplier.now()).isEqualTo("2026-03-02T10:15");
    press("act", "advance-to", "at", "2026-03-05T06:00");
    assertThat(supplier.now()).isEqualTo("2026-03-05T06:00");
    assertThat(said()).isEqualTo("The clock shows Thu 5 Mar 2026 06:00:00.");
    press("act", "speed", "speed", "60");
    assertThat(said()).isEqualTo("The clock runs 60 times as fast as real time.");
    press("act", "speed", "speed", "0");
    assertThat(said()).isEqualTo("The clock stands still until it is moved.");
  }

  @Test
  void saysWhatCanNotBeDone() throws IOException, InterruptedException {
    press("act", "advance-to", "at", "2025-01-01T00:00");
    assertThat(said())
        .isEqualTo(
            "Not done: supplier advanced to 2025-01-01T00:00, expected a time after"
                + " 2026-03-02T08:00");
    press("act", "advance", "by", "P400D");
    assertThat(said())
        .isEqualTo("Not done: The clock moves a year at most at once; asked for were 400 days.");
    press("act", "run", "job", "COMPLIANCE");
    assertThat(said()).startsWith("Not done: Fichier holds no document to publish again");
    press("act", "run", "job", "LUNCH");
    assertThat(said())
        .isEqualTo("Not done: job is &quot;LUNCH&quot;: expected a choice of the page");
    press("act", "dance");
    assertThat(said()).isEqualTo("Not done: The page has no button &quot;dance&quot;.");
    press("act", "hold", "order", " ");
    assertThat(said()).isEqualTo("Not done: order is empty: expected a value");
    assertThat(supplier.now()).isEqualTo("2026-03-02T08:00");
  }

  @Test
  void tellsTheStory() throws IOException, InterruptedException {
    order("1001");
    order("1002");
    order("1003");
    press("act", "run", "job", "PICK_UP");
    press("act", "refuse", "order", "1001", "cause", "STOCKOUT");
    press("act", "hold", "order", "1002");
    press("act", "advance", "by", "P3D");
    assertThat(supplier.books())
        .extracting(line -> line.orderNumber() + " " + line.stage())
        .containsExactly("1001 REFUSED", "1002 CREATED", "1003 SHIPPED");
    assertThat(shown()).contains("held");
    press("act", "release", "order", "1002");
    press("act", "advance", "by", "P3D");
    assertThat(supplier.books("1002").get(0).stage()).isEqualTo(Stage.SHIPPED);
    press("act", "sell-out", "sku", "AO1604");
    assertThat(supplier.catalogue().product("AO1604").stock()).isZero();
    press("act", "reject-file", "problem", "ligne n°2 : Pays");
    order("1004");
    press("act", "advance", "by", "PT2H");
    assertThat(supplier.books("1004").get(0).stage()).isEqualTo(Stage.FILE_REJECTED);
    press("act", "pause", "job", "PICK_UP");
    assertThat(supplier.plans().paused()).containsExactly(SupplierJob.PICK_UP);
    press("act", "resume", "job", "PICK_UP");
    assertThat(supplier.plans().paused()).isEmpty();
  }

  @Test
  void plantsFaults() throws IOException, InterruptedException {
    press("act", "document-fault", "job", "TRACKING", "fault", "LATE", "minutes", "30");
    assertThat(said()).isEqualTo("Order tracking, next document: late by PT30M.");
    assertThat(shown()).contains("<td>late by PT30M</td>");
    press("act", "advance-to", "at", "2026-03-02T11:29");
    assertThat(supplier.orderTree().names("Suivi")).isEmpty();
    press("act", "advance", "by", "PT1M");
    assertThat(supplier.orderTree().names("Suivi")).containsExactly("SuiviCommandes.xls");
    press("act", "server-fault", "fault", "POWER_CUT_NOW", "number", "1");
    assertThat(server.isRunning()).isFalse();
    assertThat(shown()).contains("<span class=\"badge bad\">down</span>");
    String fingerprint = server.hostKeyFingerprint();
    press("act", "server-fault", "fault", "RESTART", "number", "1");
    assertThat(server.isRunning()).isTrue();
    assertThat(server.hostKeyFingerprint()).isEqualTo(fingerprint);
    press("act", "server-fault", "fault", "POWER_CUT", "number", "-1");
    assertThat(said())
        .isEqualTo("Not done: number is &quot;-1&quot;: expected a number from 0 to 2147483647");
  }

  @Test
  void plantsFaultsForClientsAndTakesThemBack() throws IOException, InterruptedException {
    press("act", "operation-fault", "operation", "RENAME", "fault", "LOST_REPLY", "bytes", "0");
    press("act", "operation-fault", "operation", "PUT", "fault", "CUT_AFTER", "bytes", "7");
    assertThat(server.faultsAhead()).hasSize(2);
    for (String planned : server.faultsAhead()) {
      assertThat(shown()).contains("<li><bdi>" + planned + "</bdi></li>");
    }
    press("act", "operation-fault", "operation", "LIST", "fault", "CUT_AFTER", "bytes", "7");
    assertThat(said()).startsWith("Not done: ").contains("expected READ or PUT");
    press("act", "heal");
    assertThat(server.faultsAhead()).isEmpty();
    assertThat(shown()).doesNotContain("faults-ahead");
  }

  @Test
  void keepsTextsOfOthersTexts() throws IOException, InterruptedException {
    String name = "\"><img src=x>\u202e.xls";
    supplier.orderTree().write("Commandes", name + ".part", "x");
    supplier
        .raw()
        .put(name, supplier.raw().order("1001", "C1", "CGRESERVA", "50.99").text(2, "A", SCRIPT));
    press("act", "run", "job", "PICK_UP");
    press("act", "sell-out", "sku", SCRIPT);
    assertThat(shown())
        .doesNotContain("<script", "<img")
        .contains("<bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi>")
        .contains("<bdi>&quot;&gt;&lt;img src=x&gt;\u202e.xls</bdi>");
  }

  @Test
  void givesFilesToBeKeptNotShown() throws IOException, InterruptedException {
    supplier.orderTree().write("Commandes", "é & <b>.xls", "content");
    Matcher link = Pattern.compile("href=\"(/file[^\"]+)\"").matcher(shown());
    List<String> links = link.results().map(found -> found.group(1).replace("&amp;", "&")).toList();
    assertThat(links)
        .containsExactly(
            "/file?login=catalogue&folder=%2F&name=Catalogue_SHOP_inter.csv",
            "/file?login=orders&folder=%2FCommandes&name=%C3%A9+%26+%3Cb%3E.xls");
    HttpResponse<String> response = get(links.get(1));
    assertThat(response.body()).isEqualTo("content");
    assertThat(response.headers().firstValue("Content-Type")).contains("application/octet-stream");
    assertThat(response.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename*=UTF-8''%C3%A9%20%26%20%3Cb%3E.xls");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/favicon.ico",
        "/file",
        "/file?login=root&folder=/etc&name=passwd",
        "/file?login=orders&folder=..%2F..%2Fetc&name=passwd",
        "/file?login=orders&folder=Commandes&name=..%2F..%2F..%2Fetc%2Fpasswd",
      })
  void hasNothingElse(String path) throws IOException, InterruptedException {
    assertThat(get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void knowsNoOtherMethods() throws IOException, InterruptedException {
    HttpResponse<String> response =
        browser.send(
            HttpRequest.newBuilder(page.address()).DELETE().build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD, POST");
    assertThat(get("/?refresh=soon").statusCode()).isEqualTo(400);
    assertThat(get("/?refresh=-1").body())
        .isEqualTo(
            "This can't be understood: refresh is \"-1\": expected a number from 0 to 3600\n");
  }

  @Test
  void doesNothingForAFormThatIsNotItsOwn() throws IOException, InterruptedException {
    String[] deed = {"act", "advance", "by", "PT15M"};
    String token = token();
    assertThat(post(List.of(), "token", "", deed).statusCode()).isEqualTo(403);
    assertThat(post(List.of(), "token", token + "x", deed).statusCode()).isEqualTo(403);
    assertThat(post(List.of(), "other", token, deed).body())
        .isEqualTo("The page is an old one: load it again, then repeat what you wanted.\n");
    for (String origin : List.of("http://evil.example", "null", "http://127.0.0.1:1")) {
      assertThat(post(List.of("Origin", origin), "token", token, deed).body())
          .isEqualTo("This was asked for by another site.\n");
    }
    assertThat(post(List.of("Sec-Fetch-Site", "cross-site"), "token", token, deed).statusCode())
        .isEqualTo(403);
    assertThat(supplier.now()).isEqualTo("2026-03-02T08:00");
    String origin = page.address().toString().replaceAll("/$", "");
    assertThat(post(List.of("Origin", origin), "token", token, deed).statusCode()).isEqualTo(303);
    assertThat(supplier.now()).isEqualTo("2026-03-02T08:15");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "evil.example:%d", "127.0.0.1", "127.0.0.1.evil.example:%d"})
  void isNotKnownByOtherNames(String host) throws IOException {
    assertThat(answerTo(host)).startsWith("HTTP/1.1 421 ").contains("localhost only");
  }

  @Test
  void isKnownAsLocalhost() throws IOException {
    assertThat(answerTo("localhost:%d")).startsWith("HTTP/1.1 200 ");
  }

  /** Asks for the page as a browser would that takes us for somebody else. */
  private String answerTo(String host) throws IOException {
    URI address = page.address();
    try (Socket socket = new Socket(InetAddress.getByName(address.getHost()), address.getPort())) {
      String request =
          "GET / HTTP/1.1\r\nHost: "
              + host.replace("%d", Integer.toString(address.getPort()))
              + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      try (InputStream in = socket.getInputStream()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  @Test
  void tellsOfASupplierWithoutAServer() throws IOException, InterruptedException {
    try (StatusPage other = StatusPage.of(supplier).open()) {
      String body =
          browser
              .send(HttpRequest.newBuilder(other.address()).build(), BodyHandlers.ofString())
              .body();
      assertThat(body)
          .contains("This supplier is reached in memory only.")
          .doesNotContain("server-fault");
    }
  }

  @Test
  void isGoneOnceItIsClosed() {
    page.close();
    page.close();
    assertThatThrownBy(() -> get("/")).isInstanceOf(IOException.class);
    assertThat(server.isRunning()).isTrue();
    assertThatThrownBy(() -> StatusPage.of(supplier).port(server.port()).open())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("no status page on port " + server.port());
  }
}
