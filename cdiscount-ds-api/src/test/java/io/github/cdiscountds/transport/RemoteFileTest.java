package io.github.cdiscountds.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteFileTest {
  private static final RemoteFolder FOLDER = new RemoteFolder("Suivi");

  @Test
  void namesThePartThatIsNull() {
    assertThatNullPointerException().isThrownBy(() -> new RemoteFolder(null)).withMessage("path");
    assertThatNullPointerException().isThrownBy(() -> FOLDER.pathOf(null)).withMessage("name");
    assertThatNullPointerException()
        .isThrownBy(() -> new RemoteFile(null, "a.csv", 1, Instant.EPOCH))
        .withMessage("folder");
    assertThatNullPointerException()
        .isThrownBy(() -> new RemoteFile(FOLDER, "a.csv", 1, null))
        .withMessage("modified");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "a/b",
        "../a",
        "a\\b",
        "a\u0000b",
        "a\nb",
        "\u001b[31m",
        "a\u202Eb",
        "a\u2028b"
      })
  @Tag("INV-7")
  void aNameThatCouldLeaveItsFolderOrHideSomethingIsNoFile(String name) {
    assertThat(RemoteFile.isSafeName(name)).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RemoteFile(FOLDER, name, 1, Instant.EPOCH))
        .withMessageStartingWith("file name \"");
    assertThatIllegalArgumentException().isThrownBy(() -> FOLDER.pathOf(name));
  }

  @Test
  void aNameThatIsTooLongIsToldWithItsLength() {
    assertThat(RemoteFile.isSafeName("a".repeat(255))).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FOLDER.pathOf("a".repeat(256)))
        .withMessage(
            "file name \""
                + "a".repeat(255)
                + "\" (256 characters): expected one path element of 1 to 255 characters without /"
                + " \\ or control characters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SuiviCommandes.xls", ".hidden.1.part", "é à ü.csv", "a*b?[1].xls", "...", "-rf"})
  @Tag("INV-7")
  void anOrdinaryNameIsAFileHoweverOdd(String name) {
    assertThat(new RemoteFile(FOLDER, name, 1, Instant.EPOCH).path()).isEqualTo("Suivi/" + name);
  }

  @Test
  @Tag("INV-7")
  void aNameIsShownWithoutWhatATerminalWouldObey() {
    assertThat(RemoteFile.escape("a\u001b[31m\nb")).isEqualTo("a\\u001B[31m\\u000Ab");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a//b", "a/", "a/../b", "..", "/a/", "a\nb"})
  @Tag("INV-7")
  void aFolderThatCouldLeadElsewhereIsRefused(String path) {
    assertThatIllegalArgumentException().isThrownBy(() -> new RemoteFolder(path));
  }

  @Test
  void aFileIsDatedWhenTheServerTellsATime() {
    Instant first = Instant.EPOCH.plusSeconds(1);
    assertThat(new RemoteFile(FOLDER, "a.csv", 1, first).isDated()).isTrue();
    assertThat(new RemoteFile(FOLDER, "a.csv", 1, Instant.EPOCH).isDated()).isFalse();
  }

  @Test
  void pathsStartWhereTheFolderSays() {
    assertThat(new RemoteFolder(".").pathOf("a.csv")).isEqualTo("a.csv");
    assertThat(new RemoteFolder("/").pathOf("a.csv")).isEqualTo("/a.csv");
    assertThat(new RemoteFolder("/in/Suivi").pathOf("a.csv")).isEqualTo("/in/Suivi/a.csv");
  }

  @Test
  void anExceptionNamesHostPathAndKind() {
    TransportException failure =
        new TransportException(
            TransportException.Kind.NO_SPACE,
            TransportException.Outcome.UNKNOWN,
            "sftp://shop@host:22",
            "Commandes/a\n.part",
            "the disk is full; ask the supplier",
            null);
    assertThat(failure)
        .hasMessage(
            "sftp://shop@host:22 Commandes/a\\u000A.part: the disk is full; ask the supplier [NO_SPACE]");
    assertThat(failure.isRetryable()).isTrue();
    assertThat(failure.outcome()).isEqualTo(TransportException.Outcome.UNKNOWN);
  }
}
