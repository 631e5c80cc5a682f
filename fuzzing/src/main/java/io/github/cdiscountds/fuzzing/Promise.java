package io.github.cdiscountds.fuzzing;

import io.github.cdiscountds.codec.DecodeLimits;
import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DecodeResult;
import io.github.cdiscountds.codec.DecodeSummary;
import io.github.cdiscountds.codec.Decoder;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.codec.RowSink;
import io.github.cdiscountds.codec.standard.Codecs;
import io.github.cdiscountds.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What a decoder promises for any bytes (DESIGN invariant 4): rows or a refusal, within the limits,
 * the same each time, and every complaint with its place and its words.
 *
 * <p>Whatever the decoder throws goes through: no bytes may make it throw.
 */
final class Promise {
  private Promise() {}

  /**
   * Decodes a document twice, as a list and row by row, and compares.
   *
   * @return how it ended
   * @throws AssertionError when the promise is broken
   */
  static <T> DecodeSummary keptBy(
      DocumentKind<T> kind, DecodeOptions options, FileContent content) {
    Decoder<T> decoder = Codecs.standard().withOptions(options).decoder(kind);
    Seen<T> seen = new Seen<>(content.name(), options.limits());
    DecodeSummary summary = decoder.decode(content, seen);
    seen.check(summary);
    DecodeResult<T> result = decoder.decode(content);
    result.fold(
        decoded -> {
          require(summary.isSound(), "decoded as a list, refused row by row");
          require(decoded.rows().equals(seen.rows), "other rows as a list than row by row");
          require(decoded.format().equals(summary.format()), "another format as a list");
          return checkAll(decoded.findings(), seen);
        },
        refused -> {
          require(
              refused.reason().equals(summary.refusal()), "another refusal as a list: " + refused);
          require(Objects.equals(refused.format(), summary.format()), "another format as a list");
          return checkAll(refused.findings(), seen);
        });
    return summary;
  }

  /** Decodes a document in two ways, which must give the same rows and end alike. */
  static <T> void sameFor(
      DocumentKind<T> kind,
      DecodeOptions options,
      FileContent content,
      DecodeOptions otherOptions,
      FileContent otherContent) {
    Seen<T> seen = new Seen<>(content.name(), options.limits());
    Seen<T> other = new Seen<>(content.name(), options.limits());
    DecodeSummary summary =
        Codecs.standard().withOptions(options).decoder(kind).decode(content, seen);
    DecodeSummary otherSummary =
        Codecs.standard().withOptions(otherOptions).decoder(kind).decode(otherContent, other);
    require(summary.equals(otherSummary), "ends in two ways: " + summary + " and " + otherSummary);
    require(seen.rows.equals(other.rows), "rows differ from one way to the other");
    require(seen.errors == other.errors, "errors differ from one way to the other");
  }

  private static boolean checkAll(List<Finding> findings, Seen<?> seen) {
    findings.forEach(seen::check);
    long errors = findings.stream().filter(Finding::isError).count();
    require(errors == seen.errors, errors + " errors as a list, " + seen.errors + " row by row");
    return true;
  }

  private static void require(boolean kept, String otherwise) {
    if (!kept) {
      throw new AssertionError(otherwise);
    }
  }

  /** What arrived row by row. */
  private static final class Seen<T> implements RowSink<T> {
    private final String name;
    private final DecodeLimits limits;
    private final List<Located<T>> rows = new ArrayList<>();
    private long errors;
    private long rejected;

    Seen(String name, DecodeLimits limits) {
      this.name = name;
      this.limits = limits;
    }

    @Override
    public void row(Located<T> row) {
      rows.add(row);
      require(row.at().file().equals(name), "a row of another file: " + row.at());
      require(row.at().line() != null, "a row without a line: " + row.at());
      require(!row.value().toString().isEmpty(), "a row that can't be told");
    }

    @Override
    public void rejected(String key, List<Finding> findings) {
      rejected++;
      require(findings.stream().anyMatch(Finding::isError), "rejected without an error");
      for (Finding finding : findings) {
        check(finding);
        require(finding.at().line() != null, "rejected without a line: " + finding);
        if (finding.isError()) {
          errors++;
        }
      }
    }

    @Override
    public void warning(Finding finding) {
      require(!finding.isError(), "an error among the warnings: " + finding);
      check(finding);
    }

    private void check(DecodeSummary summary) {
      require(summary.rows() == rows.size(), "rows miscounted: " + summary);
      require(summary.rejected() == rejected, "rejected rows miscounted: " + summary);
      require(rows.size() + rejected <= limits.rows(), "more rows than the limit: " + summary);
      Finding refusal = summary.refusal();
      if (refusal == null) {
        require(summary.format() != null, "sound, but of no format");
      } else {
        require(refusal.isError(), "refused by a warning: " + refusal);
        check(refusal);
      }
    }

    private void check(Finding finding) {
      require(finding.at().file().equals(name), "a finding about another file: " + finding);
      Integer column = finding.at().column();
      require(column == null || column <= limits.columns(), "a column too far: " + finding);
      checkWords(finding, finding.message(Locale.ENGLISH));
      checkWords(finding, finding.message(Locale.FRENCH));
      require(!finding.expected().in(Locale.ENGLISH).isBlank(), "no English words: " + finding);
      require(!finding.expected().in(Locale.FRENCH).isBlank(), "no French words: " + finding);
    }

    private static void checkWords(Finding finding, String message) {
      require(message.length() < 2000, "a message of " + message.length() + " characters");
      require(
          message.chars().noneMatch(Character::isISOControl),
          "a control character in a message of " + finding.code());
    }
  }
}
