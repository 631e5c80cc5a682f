package io.github.cdiscountds.testkit.standalone;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells our own page's requests from those that another site makes a browser send: by the host that
 * they name, which a rebound name server entry can't forge; by where they come from; and by a
 * secret that only our page holds. Immutable.
 */
final class RequestGuard {
  private static final int TOKEN_BYTES = 32;

  /** Clients leave this one out of the host and origin that they name. */
  private static final int USUAL_PORT = 80;

  private final Set<String> hosts;
  private final String token = newToken();

  RequestGuard(int port) {
    this.hosts =
        port == USUAL_PORT
            ? Set.of("127.0.0.1", "localhost", "127.0.0.1:80", "localhost:80")
            : Set.of("127.0.0.1:" + port, "localhost:" + port);
  }

  private static String newToken() {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The secret that each form of the page carries. */
  String token() {
    return token;
  }

  /**
   * Looks at a request's headers.
   *
   * @return why it isn't answered, or empty
   */
  Optional<String> objection(Headers headers) {
    List<String> named = headers.getOrDefault("Host", List.of());
    if (named.size() != 1 || !hosts.contains(named.get(0))) {
      return Optional.of("This page is known as 127.0.0.1 and localhost only.");
    }
    return Optional.empty();
  }

  /**
   * Looks at a request that would change something, the host of which is right.
   *
   * @return why it isn't done, or empty
   */
  Optional<String> objection(Headers headers, Form form) {
    boolean isForeign =
        headers.getOrDefault("Origin", List.of()).stream()
                .anyMatch(origin -> hosts.stream().map("http://"::concat).noneMatch(origin::equals))
            || headers.getOrDefault("Sec-Fetch-Site", List.of()).stream()
                .anyMatch(site -> !site.equals("same-origin") && !site.equals("none"));
    if (isForeign) {
      return Optional.of("This was asked for by another site.");
    }
    boolean isOurs =
        MessageDigest.isEqual(
            token.getBytes(StandardCharsets.UTF_8),
            form.exact("token").getBytes(StandardCharsets.UTF_8));
    return isOurs
        ? Optional.empty()
        : Optional.of("The page is an old one: load it again, then repeat what you wanted.");
  }
}
