package io.github.cdiscountds.codec;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an adopter may settle about reading documents; everything else is detected (R5–R7, R26,
 * R37).
 *
 * <p>Immutable; each {@code with…} method gives a changed copy. Thread-safe.
 *
 * @since 0.1.0
 */
public final class DecodeOptions {
  /** The most threads that a document is decoded on. */
  public static final int MOST_THREADS = 64;

  /** Everything detected, limits and tolerance as documented. */
  public static final DecodeOptions DEFAULT =
      new DecodeOptions(
          DecodeLimits.DEFAULT,
          Tolerance.share(new BigDecimal("0.001")),
          null,
          null,
          null,
          TrackingColumns.DETECT,
          Set.of(),
          Set.of(),
          1);

  /** Which of the tracking's columns A and C holds the order number (R26). */
  public enum TrackingColumns {
    /** Found out from the configured campaigns, then from repetition over the file. */
    DETECT,
    /** Column A holds the campaign, column C the order number, as the supplier's text says. */
    A_IS_CAMPAIGN,
    /** Column A holds the order number, column C the campaign, as the supplier's example shows. */
    A_IS_ORDER,
    /** Left open: each row is delivered as read, for a caller who knows the orders. */
    AS_READ
  }

  private final DecodeLimits limits;
  private final Tolerance tolerance;
  private final @Nullable Charset charset;
  private final @Nullable Character separator;
  private final @Nullable Character decimalMark;
  private final TrackingColumns trackingColumns;
  private final Set<String> campaigns;
  private final Set<BigDecimal> vatRates;
  private final int threads;

  private DecodeOptions(
      DecodeLimits limits,
      Tolerance tolerance,
      @Nullable Charset charset,
      @Nullable Character separator,
      @Nullable Character decimalMark,
      TrackingColumns trackingColumns,
      Set<String> campaigns,
      Set<BigDecimal> vatRates,
      int threads) {
    this.limits = limits;
    this.tolerance = tolerance;
    this.charset = charset;
    this.separator = separator;
    this.decimalMark = decimalMark;
    this.trackingColumns = trackingColumns;
    this.campaigns = campaigns;
    this.vatRates = vatRates;
    this.threads = threads;
  }

  /**
   * Changes the limits.
   *
   * @param value the new limits
   * @return a changed copy
   */
  public DecodeOptions withLimits(DecodeLimits value) {
    return new DecodeOptions(
        value,
        tolerance,
        charset,
        separator,
        decimalMark,
        trackingColumns,
        campaigns,
        vatRates,
        threads);
  }

  /**
   * Changes how many rejected rows a document may have before it is refused as a whole (R7).
   *
   * @param value a share or a number of the rows; the share 0.001 by default
   * @return a changed copy
   */
  public DecodeOptions withTolerance(Tolerance value) {
    return new DecodeOptions(
        limits,
        value,
        charset,
        separator,
        decimalMark,
        trackingColumns,
        campaigns,
        vatRates,
        threads);
  }

  /**
   * Forces the character set of text documents (R5).
   *
   * @param value the character set, or null to detect it
   * @return a changed copy
   */
  public DecodeOptions withCharset(@Nullable Charset value) {
    return new DecodeOptions(
        limits,
        tolerance,
        value,
        separator,
        decimalMark,
        trackingColumns,
        campaigns,
        vatRates,
        threads);
  }

  /**
   * Forces the field separator of text documents (R5).
   *
   * @param value the separator, or null to detect it
   * @return a changed copy
   * @throws IllegalArgumentException when it isn't an ASCII character, or is a quote, a line break,
   *     a letter or a digit
   */
  public DecodeOptions withSeparator(@Nullable Character value) {
    if (value != null
        && (value == '"'
            || (Character.isISOControl(value) && value != '\t')
            || Character.isLetterOrDigit(value)
            || value >= 0x7f)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "separator U+%04X: expected one such as ; , | or tab", (int) value));
    }
    return new DecodeOptions(
        limits,
        tolerance,
        charset,
        value,
        decimalMark,
        trackingColumns,
        campaigns,
        vatRates,
        threads);
  }

  /**
   * Forces the decimal mark of numbers written as text (R5).
   *
   * @param value {@code .} or {@code ,}, or null to detect it
   * @return a changed copy
   * @throws IllegalArgumentException when it is another character
   */
  public DecodeOptions withDecimalMark(@Nullable Character value) {
    if (value != null && value != '.' && value != ',') {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "decimal mark U+%04X: expected . or ,", (int) value));
    }
    return new DecodeOptions(
        limits,
        tolerance,
        charset,
        separator,
        value,
        trackingColumns,
        campaigns,
        vatRates,
        threads);
  }

  /**
   * Settles which tracking column holds the order number (R26).
   *
   * @param value the meaning of columns A and C
   * @return a changed copy
   */
  public DecodeOptions withTrackingColumns(TrackingColumns value) {
    return new DecodeOptions(
        limits, tolerance, charset, separator, decimalMark, value, campaigns, vatRates, threads);
  }

  /**
   * Names the campaigns in use, by which tracking columns can be told apart (R26).
   *
   * @param values campaign references
   * @return a changed copy
   */
  public DecodeOptions withCampaigns(Set<String> values) {
    return new DecodeOptions(
        limits,
        tolerance,
        charset,
        separator,
        decimalMark,
        trackingColumns,
        Set.copyOf(values),
        vatRates,
        threads);
  }

  /**
   * Names VAT rates beside the legal French ones (20, 10, 5.5, 2.1 and 0), by which column M of an
   * invoice is told from an amount (R37): those of column X of the catalogue. {@code
   * client.invoices()} adds the rates of its own catalogue by itself.
   *
   * @param percentages rates in percent; their scale doesn't matter
   * @return a changed copy
   */
  public DecodeOptions withVatRates(Set<BigDecimal> percentages) {
    return new DecodeOptions(
        limits,
        tolerance,
        charset,
        separator,
        decimalMark,
        trackingColumns,
        campaigns,
        Set.copyOf(percentages),
        threads);
  }

  /**
   * Lets large text documents be decoded on several threads at the same time.
   *
   * <p>What the decoder tells, and in which order, is the same with any number; the sink is called
   * by the caller's thread alone. The other threads live no longer than the call. Documents whose
   * rows depend on each other, and workbooks, are decoded on one thread whatever is set.
   *
   * @param value from 1, the caller's own thread alone and the default, to {@value #MOST_THREADS}
   * @return a changed copy
   * @throws IllegalArgumentException when outside these
   */
  public DecodeOptions withThreads(int value) {
    if (value < 1 || value > MOST_THREADS) {
      throw new IllegalArgumentException("threads " + value + ": expected 1 to " + MOST_THREADS);
    }
    return new DecodeOptions(
        limits,
        tolerance,
        charset,
        separator,
        decimalMark,
        trackingColumns,
        campaigns,
        vatRates,
        value);
  }

  /**
   * Gives the limits.
   *
   * @return the limits
   */
  public DecodeLimits limits() {
    return limits;
  }

  /**
   * Gives the tolerance.
   *
   * @return a share or a number of rejected rows
   */
  public Tolerance tolerance() {
    return tolerance;
  }

  /**
   * Gives the forced character set.
   *
   * @return the character set, or empty when it is detected
   */
  public Optional<Charset> charset() {
    return Optional.ofNullable(charset);
  }

  /**
   * Gives the forced separator.
   *
   * @return the separator, or empty when it is detected
   */
  public Optional<Character> separator() {
    return Optional.ofNullable(separator);
  }

  /**
   * Gives the forced decimal mark.
   *
   * @return the mark, or empty when it is detected
   */
  public Optional<Character> decimalMark() {
    return Optional.ofNullable(decimalMark);
  }

  /**
   * Gives the meaning of the tracking's columns A and C.
   *
   * @return the setting
   */
  public TrackingColumns trackingColumns() {
    return trackingColumns;
  }

  /**
   * Gives the configured campaigns.
   *
   * @return campaign references, possibly none
   */
  public Set<String> campaigns() {
    return campaigns;
  }

  /**
   * Gives the VAT rates that count beside the legal French ones.
   *
   * @return rates in percent, possibly none
   */
  public Set<BigDecimal> vatRates() {
    return vatRates;
  }

  /**
   * Gives the number of threads that decode a large text document.
   *
   * @return 1 or more
   */
  public int threads() {
    return threads;
  }
}
