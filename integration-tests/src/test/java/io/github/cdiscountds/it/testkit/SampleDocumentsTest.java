package io.github.cdiscountds.it.testkit;

import static io.github.cdiscountds.testkit.assertj.DropshipAssertions.assertThat;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.standard.Codecs;
import io.github.cdiscountds.testkit.ReportLanguage;
import io.github.cdiscountds.testkit.SampleDocuments;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleDocumentsTest {
  private static final Map<DocumentKind<?>, Integer> ROWS =
      Map.of(
          DocumentKind.CATALOGUE, 7,
          DocumentKind.ORDERS, 3,
          DocumentKind.COMPLIANCE, 1,
          DocumentKind.ANOMALIES, 4,
          DocumentKind.TRACKING, 3,
          DocumentKind.INVOICE, 3);

  private static final Codecs CODECS =
      Codecs.standard()
          .withOptions(
              DecodeOptions.DEFAULT.withTrackingColumns(DecodeOptions.TrackingColumns.A_IS_ORDER));

  @ParameterizedTest
  @EnumSource
  void areReadWithoutAFinding(ReportLanguage language) {
    SampleDocuments documents = SampleDocuments.in(language);
    for (DocumentKind<?> kind : DocumentKind.all()) {
      assertThat(CODECS.decoder(kind).decode(documents.of(kind)))
          .as("%s", kind)
          .hasNoFindings()
          .hasRows(ROWS.get(kind));
    }
  }

  @ParameterizedTest
  @EnumSource
  void sayTheSameEachTime(ReportLanguage language) {
    SampleDocuments once = SampleDocuments.in(language);
    SampleDocuments again = SampleDocuments.in(language);
    for (DocumentKind<?> kind : DocumentKind.all()) {
      assertThat(CODECS.decoder(kind).decode(once.of(kind)))
          .as("%s", kind)
          .isEqualTo(CODECS.decoder(kind).decode(again.of(kind)));
    }
  }
}
