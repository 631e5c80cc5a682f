package io.github.cdiscountds.benchmarks;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DecodeSummary;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.codec.standard.Codecs;
import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.TrackingRow;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The group {@code formats}: how fast documents are read and written, and in how much memory. */
final class FormatFigures {
  private static final int CATALOGUE_ROWS = 200_000;
  private static final int LARGE_CATALOGUE_ROWS = 2_000_000;
  private static final int SHEET_ROWS = 65_535;

  private FormatFigures() {}

  static List<Figure<?>> all() {
    Charset windows1252 = Charset.forName("windows-1252");
    Figure<CatalogueItem> utf8 = catalogue("catalogue-decode", StandardCharsets.UTF_8, 1);
    Figure<TrackingRow> xls = tracking();
    Figure<ComplianceReport> xlsx = compliance();
    Figure<CatalogueChange> delta = delta();
    return List.of(
        utf8,
        catalogue("catalogue-decode-2t", StandardCharsets.UTF_8, 2),
        catalogue("catalogue-decode-1252", windows1252, 1),
        catalogue("catalogue-decode-1252-2t", windows1252, 2),
        utf8.heapOfOurs("catalogue-decode"),
        delta,
        delta.heapOfOurs("catalogue-delta"),
        delta.growthOfOurs("catalogue-delta-2m", LARGE_CATALOGUE_ROWS),
        delta.heapOfOurs("catalogue-delta-2m", LARGE_CATALOGUE_ROWS),
        xls,
        xls.heapOfOurs("xls-read"),
        xlsx,
        xlsx.heapOfOurs("xlsx-read"),
        orders("xls-write-vs-usermodel", SHEET_ROWS, 1),
        orders("xls-write-100-vs-usermodel", 100, 20));
  }

  private static Figure<CatalogueItem> catalogue(String name, Charset charset, int threads) {
    Input input =
        new Input(
            "catalogue-" + charset.name() + ".csv",
            (file, rows) -> CatalogueFile.write(file, rows, charset, 42));
    List<Candidate<CatalogueItem>> candidates = new ArrayList<>();
    candidates.add(ours(input, DocumentKind.CATALOGUE, DecodeOptions.DEFAULT.withThreads(threads)));
    candidates.addAll(CataloguePeers.reading(input, charset));
    return new Figure<>(
        name + "-vs-fastcsv",
        input,
        CATALOGUE_ROWS,
        1_024,
        Function.identity(),
        item -> item.name().length() + item.purchasePrice().scale(),
        candidates);
  }

  private static Figure<CatalogueChange> delta() {
    return new Figure<>(
        "catalogue-delta-vs-fastcsv",
        CatalogueDeltas.INPUT,
        CATALOGUE_ROWS,
        1_024,
        Function.identity(),
        change -> change.sku().value().hashCode(),
        CatalogueDeltas.all());
  }

  private static Figure<TrackingRow> tracking() {
    Input input = new Input("tracking.xls", TrackingFile::write);
    List<Candidate<TrackingRow>> candidates = new ArrayList<>();
    candidates.add(ours(input, DocumentKind.TRACKING, DecodeOptions.DEFAULT));
    candidates.addAll(TrackingPeers.reading(input));
    return new Figure<>(
        "xls-read-vs-usermodel",
        input,
        SHEET_ROWS,
        2_048,
        Function.identity(),
        row -> row.partnerOrderRef().length(),
        candidates);
  }

  private static Figure<ComplianceReport> compliance() {
    Input input = new Input("compliance.xlsx", ComplianceFile::write);
    List<Candidate<ComplianceReport>> candidates = new ArrayList<>();
    candidates.add(ours(input, DocumentKind.COMPLIANCE, DecodeOptions.DEFAULT));
    candidates.addAll(CompliancePeers.reading(input));
    return new Figure<>(
        "xlsx-read-vs-usermodel",
        input,
        SHEET_ROWS,
        2_048,
        Function.identity(),
        report -> report.problems().size(),
        candidates);
  }

  private static Figure<Path> orders(String name, int lines, int files) {
    return new Figure<>(
        name, null, lines, 2_048, OrderWriters::texts, file -> 1, OrderWriters.all(files));
  }

  /** Three lines, as an adopter would write them; a row with a finding isn't what was measured. */
  private static <T> Candidate<T> ours(Input input, DocumentKind<T> kind, DecodeOptions options) {
    return Candidate.ours(
        (folder, rows) -> {
          FileContent content = FileContent.of(input.in(folder, rows));
          return results -> {
            DecodeSummary summary =
                Codecs.standard()
                    .withOptions(options)
                    .decoder(kind)
                    .decode(content, new Faultless<>(results));
            if (!summary.isSound() || summary.rows() != rows) {
              throw new IllegalStateException("not what was written: " + summary);
            }
          };
        });
  }
}
