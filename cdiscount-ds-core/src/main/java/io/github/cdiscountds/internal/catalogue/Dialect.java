package io.github.cdiscountds.internal.catalogue;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.Tolerance;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a text catalogue is written: equal bytes in equal dialects are equal items.
 *
 * @param charset the character set's name
 * @param separator the field separator
 * @param decimalMark the decimal mark, or null when nothing shows it
 * @param header the header's bytes, one character each, or null when there is none
 */
record Dialect(
    String charset, char separator, @Nullable Character decimalMark, @Nullable String header) {

  /** Whether equal bytes of another document in the same dialect need no second look. */
  boolean isSettled() {
    return decimalMark != null;
  }

  /** The options that read any of the document's records as the document was read. */
  DecodeOptions forced(DecodeOptions options) {
    return options
        .withTolerance(Tolerance.share(BigDecimal.ONE))
        .withCharset(isFallback(options) ? null : Charset.forName(charset))
        .withSeparator(separator)
        .withThreads(1)
        .withDecimalMark(decimalMark);
  }

  /** Whether the character set was chosen because the bytes aren't UTF-8 (R5). */
  boolean isFallback(DecodeOptions options) {
    return options.charset().isEmpty() && !charset.equals(StandardCharsets.UTF_8.name());
  }

  /** The header's bytes; of a document that has none, the documented one. */
  byte[] headerOr(String documented) {
    return Objects.requireNonNullElse(header, documented).getBytes(StandardCharsets.ISO_8859_1);
  }
}
