package io.github.cdiscountds.invoice;

import io.github.cdiscountds.finding.Location;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.Sku;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One billing error: which line of which invoice, what was expected, what was found.
 *
 * <p>Immutable, without personal data. Not a {@link io.github.cdiscountds.finding.Finding}: that
 * one says that a document couldn't be read as it should, and holds texts and always a place; this
 * one says that a document which was read well asks for the wrong sum. A bookkeeper adds its
 * figures up, and what is missing on all invoices has no place in any.
 *
 * @param code what kind of error it is
 * @param invoice the invoice's number, or null when no invoice has the line
 * @param line the line's number on the invoice, or null when it has none
 * @param at where the line stands in the document, or null when no invoice has the line
 * @param order order number and campaign
 * @param product the product code
 * @param measure what {@code expected} and {@code found} count
 * @param expected what would be right on this line
 * @param found what is there
 * @param atStake euros excluding VAT (for {@link AuditCode#VAT} euros of VAT) that were billed too
 *     much; negative when it was too little
 * @since 0.1.0
 */
public record AuditFinding(
    AuditCode code,
    @Nullable String invoice,
    @Nullable Integer line,
    @Nullable Location at,
    OrderKey order,
    Sku product,
    Measure measure,
    BigDecimal expected,
    BigDecimal found,
    BigDecimal atStake) {

  public AuditFinding {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(measure, "measure");
    Objects.requireNonNull(expected, "expected");
    Objects.requireNonNull(found, "found");
    Objects.requireNonNull(atStake, "atStake");
  }

  /**
   * Gives the message in English.
   *
   * @return one line: where, invoice, order, what was found, what was expected, code
   */
  public String message() {
    return message(Locale.ENGLISH);
  }

  /**
   * Gives the message in a language.
   *
   * @param locale French for French wording, anything else for English
   * @return one line: where, invoice, order, what was found, what was expected, code
   */
  public String message(Locale locale) {
    boolean french = locale.getLanguage().equals("fr");
    StringBuilder out = new StringBuilder();
    if (at != null) {
      out.append(at).append(": ");
    }
    if (invoice != null) {
      out.append(french ? "facture " : "invoice ").append(invoice);
      if (line != null) {
        out.append(french ? " ligne " : " line ").append((int) line);
      }
      out.append(", ");
    }
    return out.append(french ? "commande " : "order ")
        .append(order)
        .append(french ? ", produit " : ", product ")
        .append(product)
        .append(": ")
        .append(code.what().in(locale))
        .append(french ? " : " : " is ")
        .append(found.toPlainString())
        .append(unit())
        .append(french ? ", attendu : " : ", expected ")
        .append(expected.toPlainString())
        .append(unit())
        .append(" [")
        .append(code)
        .append(']')
        .toString();
  }

  private String unit() {
    return switch (measure) {
      case PIECES -> "";
      case EUROS -> " €";
      case PERCENT -> " %";
    };
  }

  @Override
  public String toString() {
    return message();
  }
}
