package io.github.cdiscountds.codec.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rulings about documents: none without a test here and a word to adopters. */
class RulingsTest {
  private static final Path TESTS = Path.of("src", "test", "java");
  private static final Path FORMATS = Path.of("..", "docs", "formats.md");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "R4", "R5", "R6", "R7", "R8", "R9", "R10", "R16", "R21", "R23", "R24", "R25", "R26", "R27",
        "R28", "R34", "R37", "R38"
      })
  void everyRulingHasATestThatNamesItAndAPlaceInTheFormatsPage(String ruling) throws IOException {
    assertThat(tests()).contains("@Tag(\"" + ruling + "\")");
    assertThat(Files.readString(FORMATS, StandardCharsets.UTF_8))
        .containsPattern("\\b" + ruling + "\\b");
  }

  /** All tests but the matrix of dialects, whose tags stand for many documents at once. */
  private static String tests() throws IOException {
    try (Stream<Path> files = Files.walk(TESTS)) {
      return files
          .filter(file -> file.toString().endsWith("Test.java"))
          .filter(file -> !file.endsWith("DialectMatrixTest.java"))
          .map(RulingsTest::text)
          .collect(Collectors.joining());
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
