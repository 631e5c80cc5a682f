package io.github.cdiscountds.internal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("INV-5")
class GenerationTest {
  private static final String DOCUMENT = "a1".repeat(32);
  private static final String COPY = "b2".repeat(32);
  private static final String CARRIED = "c3".repeat(32);
  private static final Generation WHOLE =
      new Generation(
          new Published("catalogue.xlsx", 4_711, Instant.parse("2026-03-02T12:00:00.5Z"), DOCUMENT),
          COPY,
          CARRIED);

  @Test
  void whatIsWrittenIsReadAgain() {
    Generation bare = new Generation(WHOLE.published(), DOCUMENT, "");
    Properties pointer = new Properties();
    WHOLE.writeTo(pointer, "");
    bare.writeTo(pointer, "before.");
    assertThat(Generation.readFrom(pointer, "")).contains(WHOLE);
    assertThat(Generation.readFrom(pointer, "before.")).contains(bare);
    assertThat(Generation.readFrom(pointer, "other.")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "sha256, ../../etc/passwd",
    "sha256, ''",
    "local, ../catalogue",
    "local, A1",
    "carried, ../carried",
    "size, many",
    "size, ''",
    "published, yesterday",
    "published, ''",
  })
  void whatMakesNoSenseCountsAsNotThere(String property, String damaged) {
    Properties pointer = new Properties();
    WHOLE.writeTo(pointer, "");
    pointer.setProperty(property, damaged);
    assertThat(Generation.readFrom(pointer, "")).isEmpty();
    WHOLE.writeTo(pointer, "");
    assertThat(Generation.readFrom(pointer, "")).contains(WHOLE);
    pointer.remove("carried");
    assertThat(Generation.readFrom(pointer, "")).isEmpty();
  }

  @Test
  void ownsItsTwoFilesAndNoOther() {
    Generation bare = new Generation(WHOLE.published(), DOCUMENT, "");
    assertThat(WHOLE.isCopy()).isTrue();
    assertThat(bare.isCopy()).isFalse();
    assertThat(WHOLE.file()).isEqualTo("catalogue-" + COPY + ".csv");
    assertThat(WHOLE.carriedFile()).contains("carried-" + CARRIED + ".csv");
    assertThat(bare.carriedFile()).isEmpty();
    assertThat(WHOLE.owns("catalogue-" + COPY + ".csv")).isTrue();
    assertThat(WHOLE.owns("carried-" + CARRIED + ".csv")).isTrue();
    assertThat(WHOLE.owns("catalogue-" + DOCUMENT + ".csv")).isFalse();
    assertThat(bare.owns("carried-.csv")).isFalse();
  }
}
