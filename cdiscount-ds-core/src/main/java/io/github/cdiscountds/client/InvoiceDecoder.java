package io.github.cdiscountds.client;

import io.github.cdiscountds.catalogue.CatalogueSnapshot;
import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DecodeResult;
import io.github.cdiscountds.codec.DecodeSummary;
import io.github.cdiscountds.codec.Decoder;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.codec.RowSink;
import io.github.cdiscountds.codec.standard.Codecs;
import io.github.cdiscountds.model.InvoiceLine;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads invoices with the VAT rates of the catalogue at hand (R37). The catalogue is visited only
 * when there is an invoice to read, and once for each state of it. Thread-safe.
 */
final class InvoiceDecoder implements Decoder<InvoiceLine> {
  private final DecodeOptions options;
  private final Supplier<Optional<CatalogueSnapshot>> catalogue;
  private volatile @Nullable Rates last;

  /** The rates of one state of the catalogue. */
  private record Rates(String sha256, Set<BigDecimal> percentages) {}

  InvoiceDecoder(DecodeOptions options, Supplier<Optional<CatalogueSnapshot>> catalogue) {
    this.options = options;
    this.catalogue = catalogue;
  }

  @Override
  public DocumentKind<InvoiceLine> kind() {
    return DocumentKind.INVOICE;
  }

  @Override
  public DecodeResult<InvoiceLine> decode(FileContent content) {
    return decoder().decode(content);
  }

  @Override
  public DecodeSummary decode(FileContent content, RowSink<InvoiceLine> sink) {
    return decoder().decode(content, sink);
  }

  private Decoder<InvoiceLine> decoder() {
    Set<BigDecimal> known = new HashSet<>(options.vatRates());
    catalogue.get().ifPresent(snapshot -> known.addAll(rates(snapshot)));
    return Codecs.standard().withOptions(options.withVatRates(known)).decoder(DocumentKind.INVOICE);
  }

  private Set<BigDecimal> rates(CatalogueSnapshot snapshot) {
    Rates visited = last;
    if (visited != null && visited.sha256().equals(snapshot.sha256())) {
      return visited.percentages();
    }
    Set<BigDecimal> percentages = new HashSet<>();
    snapshot.forEach(
        item -> {
          if (item.vatRate() != null) {
            percentages.add(item.vatRate());
          }
        });
    last = new Rates(snapshot.sha256(), Set.copyOf(percentages));
    return percentages;
  }
}
