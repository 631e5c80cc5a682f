package io.github.cdiscountds.sftp;

import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever leaves something out is told what. */
class MissingArgumentsTest {
  private static final String PIN = "SHA256:" + "A".repeat(43);

  private static SftpSettings.Builder settings() {
    return SftpSettings.builder(
        "sftp.example.org",
        "shop",
        SftpCredentials.password("secret".toCharArray()),
        HostKeys.pinned(PIN));
  }

  static Stream<Arguments> missing() {
    return Stream.of(
        of("password", () -> SftpCredentials.password(null)),
        of("file", () -> SftpCredentials.privateKey((Path) null)),
        of("content", () -> SftpCredentials.privateKey((byte[]) null)),
        of("passphrase", () -> SftpCredentials.privateKey(Path.of("key"), null)),
        of("supplier", () -> SftpCredentials.supplied(null)),
        of("fingerprint", () -> HostKeys.pinned(null)),
        of("fingerprint", () -> HostKeys.pinned(PIN, (String) null)),
        of("file", () -> HostKeys.knownHosts(null)),
        of("file", () -> HostKeys.knownHosts(Path.of("known_hosts"), (Path) null)),
        of("credentials", () -> SftpSettings.builder("host", "user", null, HostKeys.pinned(PIN))),
        of("connect time-out", () -> settings().connectTimeout(null)),
        of("login time-out", () -> settings().loginTimeout(null)),
        of("stall time-out", () -> settings().stallTimeout(null)),
        of("operation time-out", () -> settings().operationTimeout(null)),
        of("keep-alive", () -> settings().keepAlive(null)),
        of("pool", () -> settings().pool(null)),
        of("proxy", () -> settings().proxy(null)),
        of("algorithms", () -> settings().algorithms(null)),
        of("charset", () -> settings().fileNameCharset(null)));
  }

  private static Arguments of(String argument, ThrowingCallable call) {
    return Arguments.of(argument, call);
  }

  @ParameterizedTest
  @MethodSource("missing")
  void isNamed(String argument, ThrowingCallable call) {
    assertThatNullPointerException().isThrownBy(call).withMessage(argument);
  }
}
