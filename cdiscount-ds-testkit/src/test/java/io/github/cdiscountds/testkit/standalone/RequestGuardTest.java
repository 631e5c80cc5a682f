package io.github.cdiscountds.testkit.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestGuardTest {
  private static final String UNKNOWN = "This page is known as 127.0.0.1 and localhost only.";
  private static final String FOREIGN = "This was asked for by another site.";

  private static Headers headers(String name, String value) {
    Headers headers = new Headers();
    headers.set(name, value);
    return headers;
  }

  private static Form formOf(RequestGuard guard) {
    return Form.parse("token=" + guard.token());
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "127.0.0.1:80", "localhost:80"})
  void knowsTheUsualPortWithoutItsNumber(String host) {
    RequestGuard guard = new RequestGuard(80);
    assertThat(guard.objection(headers("Host", host))).isEmpty();
    assertThat(guard.objection(headers("Origin", "http://" + host), formOf(guard))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.org", "localhost:8080", "localhost.example.org", ""})
  void knowsNoOtherNamesOfTheUsualPort(String host) {
    RequestGuard guard = new RequestGuard(80);
    assertThat(guard.objection(headers("Host", host))).contains(UNKNOWN);
    assertThat(guard.objection(headers("Origin", "http://" + host), formOf(guard)))
        .contains(FOREIGN);
  }

  @Test
  void wantsTheNumberOfAnyOtherPort() {
    RequestGuard guard = new RequestGuard(8080);
    assertThat(guard.objection(headers("Host", "localhost:8080"))).isEmpty();
    assertThat(guard.objection(headers("Host", "localhost"))).contains(UNKNOWN);
    assertThat(guard.objection(headers("Origin", "http://localhost"), formOf(guard)))
        .contains(FOREIGN);
  }
}
