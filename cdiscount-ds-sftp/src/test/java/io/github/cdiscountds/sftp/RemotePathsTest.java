package io.github.cdiscountds.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemotePathsTest {
  @ParameterizedTest
  @Tag("INV-7")
  @CsvSource({
    "/home/c, ., /home/c",
    "/home/c, Suivi/x.xls, /home/c/Suivi/x.xls",
    "/, Suivi, /Suivi",
    "/home/c, /in/x, /in/x",
    "/home/c, a*?[b]\\c, '/home/c/a\\*\\?\\[b]\\\\c'",
    "/we*ird, x, '/we\\*ird/x'",
    "C:, x, x"
  })
  void meansExactlyOneFile(String home, String path, String quoted) {
    assertThat(RemotePaths.exact(home, path)).isEqualTo(quoted);
  }
}
