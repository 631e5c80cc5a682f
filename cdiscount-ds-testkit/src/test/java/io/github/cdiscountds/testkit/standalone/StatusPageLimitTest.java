package io.github.cdiscountds.testkit.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.testkit.FakeSupplier;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusPageLimitTest {
  /** Long after the limit, and never waited for unless the page fails. */
  private static final int PATIENCE_MILLIS = 20_000;

  private final List<Socket> clients = new ArrayList<>();
  private final FakeSupplier supplier =
      FakeSupplier.open(new Account("YOURCOMPANY", "000000CLIENT"));
  private StatusPage page;

  @BeforeEach
  void opensThePage() {
    opensThePageWith(Duration.ofMillis(300));
  }

  private void opensThePageWith(Duration limit) {
    page = StatusPage.of(supplier).requestLimit(limit).open();
  }

  /** Where a sound request must be through in time, on a busy machine too. */
  private void reopensThePageWithRoom() {
    page.close();
    opensThePageWith(Duration.ofSeconds(4));
  }

  @AfterEach
  void closesEverything() throws IOException {
    for (Socket client : clients) {
      client.close();
    }
    page.close();
    supplier.close();
  }

  private Socket clientThatSends(String text) throws IOException {
    Socket client = new Socket(page.address().getHost(), page.address().getPort());
    clients.add(client);
    client.setSoTimeout(PATIENCE_MILLIS);
    client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    return client;
  }

  private String heading(String method) {
    return method + " / HTTP/1.1\r\nHost: 127.0.0.1:" + page.address().getPort() + "\r\n";
  }

  private String get() {
    return heading("GET") + "Connection: close\r\n\r\n";
  }

  /** What the client hears until its connection ends. */
  private static String answerTo(Socket client) throws IOException {
    try {
      return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (SocketException reset) {
      return "";
    }
  }

  @Test
  void endsTheConnectionOfAClientThatSendsHalfARequest() throws IOException {
    assertThat(answerTo(clientThatSends(heading("GET")))).isEmpty();
  }

  @Test
  void endsTheConnectionOfAClientThatSendsHalfAForm() throws IOException {
    String half = heading("POST") + "Content-Length: 100\r\n\r\ndo=";
    assertThat(answerTo(clientThatSends(half))).isEmpty();
  }

  @Test
  void answersOthersAlthoughMoreClientsThanItHasThreadsSendHalfARequest() throws IOException {
    reopensThePageWithRoom();
    for (int client = 0; client < 10; client++) {
      clientThatSends(heading("GET"));
    }
    assertThat(answerTo(clientThatSends(get()))).startsWith("HTTP/1.1 200 OK");
  }

  @Test
  void takesTheTimeItNeedsForAnAnswer() throws IOException {
    reopensThePageWithRoom();
    Socket patient;
    synchronized (supplier) {
      patient = clientThatSends(get());
      assertThat(answerTo(clientThatSends(heading("GET"))))
          .as("a later request's limit has passed")
          .isEmpty();
    }
    assertThat(answerTo(patient)).startsWith("HTTP/1.1 200 OK").contains("</html>");
  }

  @Test
  void closesInTheMiddleOfARequest() throws IOException {
    Socket client = clientThatSends(heading("GET"));
    page.close();
    assertThat(answerTo(client)).isEmpty();
  }

  @Test
  void refusesALimitThatNobodyCouldKeep() {
    StatusPage.Builder settings = StatusPage.of(supplier);
    assertThatThrownBy(() -> settings.requestLimit(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("request limit PT0S: expected more than 0");
  }
}
