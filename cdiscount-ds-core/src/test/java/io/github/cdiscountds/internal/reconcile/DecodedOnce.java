package io.github.cdiscountds.internal.reconcile;

import io.github.cdiscountds.codec.DecodeResult;
import io.github.cdiscountds.codec.DecodeSummary;
import io.github.cdiscountds.codec.Decoder;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.codec.RowSink;
import org.jspecify.annotations.Nullable;

/** Decodes one document as often as it arrives, and works only the first time. */
final class DecodedOnce<T> implements Decoder<T> {
  private final Decoder<T> decoder;
  private @Nullable DecodeResult<T> result;

  DecodedOnce(Decoder<T> decoder) {
    this.decoder = decoder;
  }

  @Override
  public DocumentKind<T> kind() {
    return decoder.kind();
  }

  @Override
  public DecodeResult<T> decode(FileContent content) {
    if (result == null) {
      result = decoder.decode(content);
    }
    return result;
  }

  @Override
  public DecodeSummary decode(FileContent content, RowSink<T> sink) {
    throw new UnsupportedOperationException("reports are decoded into lists");
  }
}
