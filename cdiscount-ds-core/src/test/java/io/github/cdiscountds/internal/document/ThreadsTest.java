package io.github.cdiscountds.internal.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.codec.DecodeLimits;
import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DecodeSummary;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.codec.RowSink;
import io.github.cdiscountds.codec.Tolerance;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.internal.mapping.DocumentMapping;
import io.github.cdiscountds.internal.sniff.SniffingTableReader;
import io.github.cdiscountds.model.CatalogueItem;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the number of threads, a decoder tells the same in the same order. */
class ThreadsTest {
  private static final DecodeOptions TOLERANT =
      DecodeOptions.DEFAULT.withTolerance(Tolerance.share(BigDecimal.ONE));
  private static final String HEADER = "Sku;Name;Stock indication;Purchase price;Description\n";

  /** A catalogue of several chunks, with everything in it that can go wrong in a row. */
  private static String catalogue(int rows, long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < rows; i++) {
      String description = "été ".repeat(1 + random.nextInt(40));
      text.append("A").append(i).append(";Lamp ").append(i).append(';');
      switch (random.nextInt(40)) {
        case 0 -> text.append("many;9.90;").append(description).append('\n');
        case 1 -> text.append("99;9.90;").append(description).append('\n');
        case 2 -> text.append("3;9.90\n");
        case 3 -> text.append("3;9.90;\"two\r\nlines; \"\"").append(description).append("\"\"\"\n");
        case 4 -> text.append("3;9.90;\"broken\" ").append(description).append('\n');
        case 5 -> text.append("3;9.90;").append("x".repeat(2_100)).append("\n\n");
        default -> text.append("3;9.90;").append(description).append('\n');
      }
    }
    return text.toString();
  }

  /** Everything that a decoder tells, in order. */
  private static final class Told implements RowSink<CatalogueItem> {
    private final List<Object> all = new ArrayList<>();
    private final Thread reader = Thread.currentThread();

    @Override
    public void row(Located<CatalogueItem> row) {
      assertThat(Thread.currentThread()).isSameAs(reader);
      all.add(row);
    }

    @Override
    public void rejected(String key, List<Finding> findings) {
      all.add(key);
      all.add(findings);
    }

    @Override
    public void warning(Finding finding) {
      all.add(finding);
    }
  }

  private static List<Object> told(byte[] bytes, DecodeOptions options) {
    Told told = new Told();
    DecodeSummary summary = decoder(options).decode(FileContent.of("c.csv", bytes), told);
    told.all.add(summary);
    return told.all;
  }

  private static DocumentDecoder<CatalogueItem> decoder(DecodeOptions options) {
    return new DocumentDecoder<>(new SniffingTableReader(), DocumentMapping.CATALOGUE, options);
  }

  private static List<String> workers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .filter(name -> name.startsWith("cdiscount-ds-decode"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7})
  @Tag("R7")
  void tellTheSameInTheSameOrder(int threads) {
    byte[] bytes = catalogue(12_000, 42).getBytes(UTF_8);
    List<Object> alone = told(bytes, TOLERANT);

    assertThat(bytes.length).isGreaterThan(1 << 20);
    assertThat(alone).hasSizeGreaterThan(12_000);
    assertThat(told(bytes, TOLERANT.withThreads(threads))).isEqualTo(alone);
    assertThat(workers()).isEmpty();
  }

  @Test
  @Tag("R5")
  void tellTheSameInWindows1252() {
    byte[] bytes = catalogue(4_000, 7).getBytes(Charset.forName("windows-1252"));

    assertThat(told(bytes, TOLERANT.withThreads(2))).isEqualTo(told(bytes, TOLERANT));
  }

  @Test
  @Tag("R7")
  void refuseADocumentThatEndsInsideAQuoteAtTheSameLine() {
    byte[] bytes = (catalogue(3_000, 9) + "Z;Sofa;\"3;9.90;\n").getBytes(UTF_8);
    List<Object> alone = told(bytes, TOLERANT);

    assertThat(told(bytes, TOLERANT.withThreads(2))).isEqualTo(alone);
    assertThat(((DecodeSummary) alone.get(alone.size() - 1)).isSound()).isFalse();
  }

  @Test
  @Tag("R7")
  void tellTheSameOfUtf16ThatIsBrokenInMoreThanOneWay() {
    String text =
        "\ufeff"
            + catalogue(3_000, 9)
            + "B;Lamp;3;9.90;\"broken\" here\n"
            + catalogue(50, 1)
            + "C;Lamp;3;9.90;\"pairs\nD;Sofa;3;9.90;up\";;;more\n"
            + catalogue(50, 2)
            + "\ud83d;half a character\n"
            + catalogue(50, 3);
    byte[] bytes = new byte[2 * text.length()];
    for (int i = 0; i < text.length(); i++) {
      bytes[2 * i] = (byte) text.charAt(i);
      bytes[2 * i + 1] = (byte) (text.charAt(i) >>> 8);
    }
    List<Object> alone = told(bytes, TOLERANT);
    DecodeSummary summary = (DecodeSummary) alone.get(alone.size() - 1);

    assertThat(summary.refusal().message()).endsWith("text in UTF-16LE from here on [UNREADABLE]");
    assertThat(summary.rows() + summary.rejected()).isGreaterThan(3_100);
    assertThat(told(bytes, TOLERANT.withThreads(2))).isEqualTo(alone);
    assertThat(told(bytes, TOLERANT.withThreads(3))).isEqualTo(alone);
  }

  @Test
  @Tag("R7")
  void tellTheSameWhenOnlyBlankRowsFollowABrokenOne() {
    String text = catalogue(3_000, 9) + "Z;Sofa;many;9.90;\n" + ";;;;\n".repeat(200_000) + ";;;;";
    List<Object> alone = told(text.getBytes(UTF_8), TOLERANT);

    assertThat(told(text.getBytes(UTF_8), TOLERANT.withThreads(2))).isEqualTo(alone);
    assertThat(alone.get(alone.size() - 1).toString()).contains("TRUNCATED");
  }

  @Test
  @Tag("INV-4")
  void refuseACellBeyondItsLimitAtTheSameLine() {
    String text = catalogue(3_000, 9) + "Z;" + "x".repeat(70_000) + ";3;9.90;\n" + "Y;Sofa;3;1;\n";
    List<Object> alone = told(text.getBytes(UTF_8), TOLERANT);

    assertThat(told(text.getBytes(UTF_8), TOLERANT.withThreads(3))).isEqualTo(alone);
    assertThat(alone.get(alone.size() - 1).toString()).contains("LIMIT_EXCEEDED");
  }

  @Test
  @Tag("INV-4")
  void refuseADocumentBeyondTheLimitForRowsAtTheSameLine() {
    DecodeOptions options =
        TOLERANT.withLimits(
            DecodeLimits.DEFAULT
                .withFileBytes(1L << 30)
                .withUnpackedBytes(1L << 30)
                .withRows(5_000)
                .withColumns(256)
                .withCellCharacters(65_536));
    byte[] bytes = catalogue(6_000, 11).getBytes(UTF_8);
    List<Object> alone = told(bytes, options);

    assertThat(told(bytes, options.withThreads(2))).isEqualTo(alone);
    assertThat(alone.get(alone.size() - 1).toString()).contains("at most 5000 rows");
  }

  @Test
  @Tag("INV-4")
  void countTheSameRowsTowardsTheLimit() {
    String text = catalogue(3_000, 9) + "\t\n\u00a0\n \u2003 \n\"\"\n".repeat(30_000);
    DecodeOptions options = TOLERANT.withLimits(DecodeLimits.DEFAULT.withRows(3_001));
    List<Object> alone = told(text.getBytes(UTF_8), options);

    assertThat(told(text.getBytes(UTF_8), options.withThreads(2))).isEqualTo(alone);
    assertThat(((DecodeSummary) alone.get(alone.size() - 1)).isSound()).isTrue();
  }

  @Test
  void letTheSinksOwnExceptionThroughAndEnd() {
    byte[] bytes = catalogue(12_000, 42).getBytes(UTF_8);
    IllegalStateException failure = new IllegalStateException("the shop is closed");
    int[] rows = {0};

    assertThatThrownBy(
            () ->
                decoder(TOLERANT.withThreads(4))
                    .decode(
                        FileContent.of("c.csv", bytes),
                        row -> {
                          if (++rows[0] == 5_000) {
                            throw failure;
                          }
                        }))
        .isSameAs(failure);
    assertThat(rows).containsExactly(5_000);
    assertThat(workers()).isEmpty();
  }

  @Test
  void keepTheCallersInterruption() {
    byte[] bytes = catalogue(12_000, 42).getBytes(UTF_8);
    List<Object> alone = told(bytes, TOLERANT);

    Thread.currentThread().interrupt();
    List<Object> interrupted = told(bytes, TOLERANT.withThreads(2));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(interrupted).isEqualTo(alone);
  }
}
