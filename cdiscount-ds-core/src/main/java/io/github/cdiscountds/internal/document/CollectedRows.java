package io.github.cdiscountds.internal.document;

import io.github.cdiscountds.codec.DecodeResult;
import io.github.cdiscountds.codec.DecodeSummary;
import io.github.cdiscountds.codec.DetectedFormat;
import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.codec.RowSink;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Severity;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.internal.mapping.DocumentMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows and findings of a document that fits into memory.
 *
 * <p>Every error is kept. Of equal warnings about one column the first {@value #MOST_ALIKE} are
 * kept and the rest is counted, so that a workbook of number cells doesn't become ten times as many
 * findings as it has rows.
 */
final class CollectedRows<T> implements RowSink<T> {
  static final int MOST_ALIKE = 100;

  private record Kind(FindingCode code, @Nullable Integer column) {}

  private final DocumentMapping<T> mapping;
  private final List<Located<T>> rows = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Kind, Integer> warnings = new LinkedHashMap<>();
  private final Map<Kind, Finding> firstLeftOut = new LinkedHashMap<>();
  private final Map<String, Integer> lineOfKey = new HashMap<>();

  CollectedRows(DocumentMapping<T> mapping) {
    this.mapping = mapping;
  }

  @Override
  public void row(Located<T> row) {
    rows.add(row);
    String key = mapping.uniqueKey(row.value());
    Integer line = row.at().line();
    if (!key.isEmpty() && line != null) {
      Integer before = lineOfKey.put(key, line);
      if (before != null) {
        warning(
            Finding.warning(
                FindingCode.DUPLICATE_KEY,
                row.at(),
                key,
                Wording.of(
                    "each key once; it is in line %d too, and the last one counts",
                    "chaque clé une seule fois ; elle figure aussi en ligne %d, la dernière compte",
                    before)));
      }
    }
  }

  @Override
  public void rejected(String key, List<Finding> why) {
    for (Finding finding : why) {
      if (finding.isError()) {
        findings.add(finding);
      } else {
        warning(finding);
      }
    }
  }

  @Override
  public void warning(Finding finding) {
    Kind kind = new Kind(finding.code(), finding.at().column());
    if (warnings.merge(kind, 1, Integer::sum) <= MOST_ALIKE) {
      findings.add(finding);
    } else {
      firstLeftOut.putIfAbsent(kind, finding);
    }
  }

  DecodeResult<T> result(DecodeSummary summary) {
    firstLeftOut.forEach(
        (kind, finding) -> findings.add(leftOut(finding, warnings.getOrDefault(kind, 0))));
    Finding refusal = summary.refusal();
    DetectedFormat format = summary.format();
    if (refusal != null) {
      return new DecodeResult.Refused<>(refusal, findings, format);
    }
    if (format == null) {
      throw new IllegalStateException("a sound document has a format");
    }
    return new DecodeResult.Decoded<>(rows, findings, format);
  }

  private static Finding leftOut(Finding first, int count) {
    int more = count - MOST_ALIKE;
    return new Finding(
        Severity.WARNING,
        first.code(),
        first.at(),
        null,
        new Wording(
            String.format(
                Locale.ROOT, "%s; from here on %d cells alike", first.expected().english(), more),
            String.format(
                Locale.ROOT,
                "%s ; à partir d'ici %d cellules semblables",
                first.expected().french(),
                more)));
  }
}
