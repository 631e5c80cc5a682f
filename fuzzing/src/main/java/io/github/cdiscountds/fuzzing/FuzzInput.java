package io.github.cdiscountds.fuzzing;

import io.github.cdiscountds.codec.DecodeLimits;
import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DecodeOptions.TrackingColumns;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.codec.Tolerance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What a fuzzer's bytes stand for: a document and the options to read it with.
 *
 * <p>The first byte chooses the {@link Form} and whether the document is also read otherwise, the
 * second the options; the rest is the form's. The meaning of inputs must not change, or the
 * committed corpus loses its worth.
 */
final class FuzzInput {
  static final int HEAD = 2;
  static final int OTHERWISE = 4;

  /** Small, so that reaching a limit costs the fuzzer little. */
  static final DecodeLimits LIMITS =
      DecodeLimits.DEFAULT
          .withFileBytes(1 << 20)
          .withUnpackedBytes(1 << 21)
          .withRows(2_000)
          .withColumns(64)
          .withCellCharacters(5_000);

  private static final List<TrackingColumns> TRACKING_COLUMNS =
      List.of(
          TrackingColumns.DETECT,
          TrackingColumns.A_IS_CAMPAIGN,
          TrackingColumns.A_IS_ORDER,
          TrackingColumns.AS_READ);

  private static final String NAME = "fuzzed";
  private static final int THREADS = 3;

  private final DocumentKind<?> kind;
  private final DecodeOptions options;
  private final byte[] document;
  private final boolean otherwise;

  private FuzzInput(
      DocumentKind<?> kind, DecodeOptions options, byte[] document, boolean otherwise) {
    this.kind = kind;
    this.options = options;
    this.document = document;
    this.otherwise = otherwise;
  }

  static FuzzInput of(DocumentKind<?> kind, byte[] bytes) {
    int form = bytes.length > 0 ? bytes[0] : 0;
    int options = bytes.length > 1 ? bytes[1] : 0;
    byte[] rest = bytes.length > HEAD ? Arrays.copyOfRange(bytes, HEAD, bytes.length) : new byte[0];
    byte[] document =
        switch (Form.of(form)) {
          case RAW -> rest;
          case PIECES -> PiecedText.of(kind, rest);
          case PACKAGE -> PackageForm.zip(rest);
          case RECORDS -> RecordsForm.container(rest);
        };
    return new FuzzInput(kind, options(options), document, (form & OTHERWISE) != 0);
  }

  /** Makes the input that stands for this document, or for these bytes of a form. */
  static byte[] input(Form form, byte[] rest) {
    byte[] bytes = new byte[HEAD + rest.length];
    bytes[0] = form.code();
    System.arraycopy(rest, 0, bytes, HEAD, rest.length);
    return bytes;
  }

  /**
   * Decodes the document in every way.
   *
   * @throws AssertionError when the decoder breaks its promise
   */
  void check() {
    FileContent content = FileContent.of(NAME, document);
    Promise.keptBy(kind, options, content);
    if (otherwise) {
      try {
        Path file = Scratch.FILE;
        Files.write(file, document);
        Promise.sameFor(
            kind, options, content, options.withThreads(THREADS), FileContent.of(NAME, file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static DecodeOptions options(int bits) {
    Character separator =
        switch (bits & 3) {
          case 1 -> ';';
          case 2 -> ',';
          case 3 -> '\t';
          default -> null;
        };
    Charset charset =
        switch (bits >> 2 & 3) {
          case 1 -> StandardCharsets.UTF_8;
          case 2 -> Charset.forName("windows-1252");
          case 3 -> StandardCharsets.UTF_16LE;
          default -> null;
        };
    TrackingColumns columns = TRACKING_COLUMNS.get(bits >> 4 & 3);
    return DecodeOptions.DEFAULT
        .withLimits(LIMITS)
        .withTolerance((bits & 0x40) == 0 ? Tolerance.share(BigDecimal.ONE) : Tolerance.count(0))
        .withDecimalMark((bits & 0x80) == 0 ? null : ',')
        .withSeparator(separator)
        .withCharset(charset)
        .withTrackingColumns(columns)
        .withCampaigns((bits & 0x80) == 0 ? Set.of() : Set.of("CLIENT202603"));
  }

  /** The file that documents are read from, one in each process. */
  private static final class Scratch {
    private static final Path FILE = file();

    private static Path file() {
      try {
        Path file = Files.createTempFile("fuzzed", null);
        file.toFile().deleteOnExit();
        return file;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
