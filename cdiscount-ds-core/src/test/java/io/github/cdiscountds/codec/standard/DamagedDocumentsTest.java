package io.github.cdiscountds.codec.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DecodeResult;
import io.github.cdiscountds.codec.Decoder;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.codec.Tolerance;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.model.CatalogueItem;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples cut off, scrambled and handed to a sink that fails. */
class DamagedDocumentsTest {

  static Stream<Arguments> samples() {
    return Stream.of(
        Arguments.of(DocumentKind.CATALOGUE, "Catalogue_YOURCOMPANY_inter.csv"),
        Arguments.of(DocumentKind.ORDERS, "orders_YOURCOMPANY_20200223_101500.xls"),
        Arguments.of(DocumentKind.COMPLIANCE, "RapportConformite_20131024_082635.xlsx"),
        Arguments.of(DocumentKind.ANOMALIES, "SuiviAnomalies_20160506.xls"),
        Arguments.of(DocumentKind.TRACKING, "SuiviCommandes.xls"),
        Arguments.of(DocumentKind.INVOICE, "Invoicing_20131205_060000.csv"));
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = DamagedDocumentsTest.class.getResourceAsStream("/samples/" + name)) {
      return in.readAllBytes();
    }
  }

  @Test
  @Tag("R7")
  @Tag("INV-5")
  void aCatalogueCutOffAnywhereIsRefusedUnlessTheCutLeavesWholeRecords() throws IOException {
    byte[] whole = bytes("Catalogue_YOURCOMPANY_inter.csv");
    Decoder<CatalogueItem> decoder =
        Codecs.standard()
            .withOptions(DecodeOptions.DEFAULT.withTolerance(Tolerance.share(BigDecimal.ONE)))
            .decoder(DocumentKind.CATALOGUE);
    int refused = 0;
    for (int length = 0; length < whole.length; length++) {
      DecodeResult<CatalogueItem> result =
          decoder.decode(FileContent.of("cut.csv", Arrays.copyOf(whole, length)));
      if (result.refused().isPresent()) {
        refused++;
        assertThat(result.refused().orElseThrow().reason().code())
            .as("cut after %d bytes", length)
            .isIn(FindingCode.EMPTY_DOCUMENT, FindingCode.COLUMN_MISSING, FindingCode.TRUNCATED);
      } else {
        assertThat(result.decoded().orElseThrow().findings())
            .as("cut after %d bytes", length)
            .noneMatch(Finding::isError);
      }
    }
    assertThat(refused).isGreaterThan(whole.length * 9 / 10);
  }

  @ParameterizedTest
  @MethodSource("samples")
  @Tag("INV-4")
  void scrambledBytesNeverMakeADecoderThrow(DocumentKind<?> kind, String name) throws IOException {
    byte[] whole = bytes(name);
    long seed = Long.getLong("seed", new Random().nextLong());
    Random random = new Random(seed);
    Decoder<?> decoder = Codecs.standard().decoder(kind);
    for (int round = 0; round < 300; round++) {
      byte[] damaged = whole.clone();
      for (int i = random.nextInt(20); i >= 0; i--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      byte[] cut =
          random.nextInt(4) == 0 ? Arrays.copyOf(damaged, random.nextInt(whole.length)) : damaged;
      assertThatCode(() -> decoder.decode(FileContent.of(name, cut)))
          .as("%s, seed %d, round %d", name, seed, round)
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void whatTheSinkThrowsReachesTheCaller(DocumentKind<?> kind, String name) throws IOException {
    FileContent content = FileContent.of(name, bytes(name));
    Decoder<?> decoder = Codecs.standard().decoder(kind);

    assertThatThrownBy(
            () ->
                decoder.decode(
                    content,
                    row -> {
                      throw new IllegalStateException("no more");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no more");
  }
}
