package io.github.cdiscountds.codec.standard;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.Decoder;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.Encoder;
import io.github.cdiscountds.internal.document.DocumentDecoder;
import io.github.cdiscountds.internal.document.OrderFileEncoder;
import io.github.cdiscountds.internal.mapping.DocumentMapping;
import io.github.cdiscountds.internal.sniff.SniffingTableReader;
import io.github.cdiscountds.internal.table.TableReader;
import io.github.cdiscountds.preflight.CheckedOrders;
import io.github.cdiscountds.profile.ServiceProfile;

/**
 * Gives the codecs of the six documents (SPEC sections 2 to 8). Formats are told apart by content:
 * any document may come as CSV, {@code .xls} or {@code .xlsx} (R4).
 *
 * <p>Immutable and thread-safe, as are the codecs.
 *
 * <pre>{@code
 * Codecs.standard()
 *     .decoder(DocumentKind.CATALOGUE)
 *     .decode(FileContent.of(path))
 *     .fold(decoded -> decoded.rows().size(), refused -> 0);
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Codecs {
  private static final Codecs STANDARD =
      new Codecs(new SniffingTableReader(), DecodeOptions.DEFAULT);

  private final TableReader reader;
  private final DecodeOptions options;

  private Codecs(TableReader reader, DecodeOptions options) {
    this.reader = reader;
    this.options = options;
  }

  /**
   * Gives the codecs that detect whatever can be detected.
   *
   * @return the standard codecs
   */
  public static Codecs standard() {
    return STANDARD;
  }

  /**
   * Changes what isn't left to detection.
   *
   * @param value the options of every decoder
   * @return changed codecs
   */
  public Codecs withOptions(DecodeOptions value) {
    return new Codecs(reader, value);
  }

  /**
   * Gives the decoder of a kind of document.
   *
   * <p>Above the tolerance of {@link DecodeOptions#tolerance()} a catalogue is refused as a whole
   * (R7). The reports and the invoice are decoded row by row, whatever the share of rejected rows:
   * a verdict on one order doesn't depend on another order's typo.
   *
   * @param kind the kind
   * @param <T> the type of a row
   * @return its decoder
   */
  public <T> Decoder<T> decoder(DocumentKind<T> kind) {
    return new DocumentDecoder<>(reader, DocumentMapping.of(kind), options);
  }

  /**
   * Gives the encoder of order files (R12): the bytes of one {@code .xls} workbook.
   *
   * <p>It throws {@link IllegalArgumentException} for more lines than a sheet holds; split the
   * orders with {@link CheckedOrders#splitByLines} before (R13).
   *
   * @param profile how Ireland is written (R31)
   * @return the encoder
   */
  public Encoder<CheckedOrders> orderFileEncoder(ServiceProfile profile) {
    return new OrderFileEncoder(profile);
  }
}
