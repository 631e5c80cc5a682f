package io.github.cdiscountds.profile;

import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.transport.RemoteFile;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the six documents are named (SPEC section 1).
 *
 * <p>Construction throws {@link IllegalArgumentException} when names can't be made or recognised
 * this way.
 *
 * @param catalogueFormat a {@link String#format} pattern for the catalogue, with the company
 * @param ordersFormat a {@link String#format} pattern for order files, with company and time stamp
 * @param patterns for each document that the supplier writes, the regular expression that its names
 *     match, ignoring case; groups {@code date} ({@code yyyyMMdd}) and {@code time} ({@code
 *     HHmmss}) where the name has them
 * @since 0.1.0
 */
public record FileNames(
    String catalogueFormat, String ordersFormat, Map<DocumentKind<?>, String> patterns) {

  /** The documented names. */
  public static final FileNames DOCUMENTED =
      new FileNames(
          "Catalogue_%s_inter.csv",
          "orders_%s_%s.xls",
          Map.of(
              DocumentKind.COMPLIANCE,
              "RapportConformite_(?<date>\\d{8})_(?<time>\\d{6})\\.xlsx?",
              DocumentKind.ANOMALIES,
              "SuiviAnomalies_(?<date>\\d{8})\\.xlsx?",
              DocumentKind.TRACKING,
              "SuiviCommandes\\.xlsx?",
              DocumentKind.INVOICE,
              "Invoicing_(?<date>\\d{8})_(?<time>\\d{6})\\.(csv|xlsx?)"));

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT);

  public FileNames {
    patterns = Map.copyOf(patterns);
    requireSafe(name(catalogueFormat, "COMPANY"));
    String name = name(ordersFormat, "COMPANY", "20260101_000000");
    requireSafe(name);
    if (name.equals(name(ordersFormat, "OTHER", "20260101_000000"))
        || name.equals(name(ordersFormat, "COMPANY", "20260101_000001"))) {
      throw new IllegalArgumentException(
          "order file names \""
              + ordersFormat
              + "\": expected company and time stamp in them, as %s each");
    }
    for (DocumentKind<?> kind :
        List.of(
            DocumentKind.COMPLIANCE,
            DocumentKind.ANOMALIES,
            DocumentKind.TRACKING,
            DocumentKind.INVOICE)) {
      String pattern = patterns.get(kind);
      if (pattern == null) {
        throw new IllegalArgumentException("file names: no pattern for the document " + kind);
      }
      Pattern.compile(pattern);
    }
  }

  /**
   * Names an account's catalogue.
   *
   * @param account the account
   * @return the file name
   */
  public String catalogue(Account account) {
    return name(catalogueFormat, account.company());
  }

  /**
   * Names an order file.
   *
   * @param account the account
   * @param stamp the time in the name, in the profile's zone, to the second
   * @return the file name
   */
  public String orders(Account account, LocalDateTime stamp) {
    return name(ordersFormat, account.company(), STAMP.format(stamp));
  }

  /**
   * Tells whether a name is that of a document.
   *
   * @param kind a document that the supplier writes into a report folder
   * @param name a file name
   * @return true when the name matches the kind's pattern
   */
  public boolean matches(DocumentKind<?> kind, String name) {
    return matcher(kind, name).map(Matcher::matches).orElse(false);
  }

  /**
   * Reads the publication time out of a name.
   *
   * @param kind the document
   * @param name its name
   * @return the date and time as written, midnight when the name has only a date, empty when it has
   *     none or they aren't real ones
   */
  public Optional<LocalDateTime> timeIn(DocumentKind<?> kind, String name) {
    String pattern = patterns.get(kind);
    if (pattern == null || !pattern.contains("(?<date>")) {
      return Optional.empty();
    }
    Matcher matcher = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      LocalDate date = LocalDate.parse(matcher.group("date"), DateTimeFormatter.BASIC_ISO_DATE);
      LocalTime time =
          pattern.contains("(?<time>")
              ? LocalTime.parse(
                  matcher.group("time"), DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT))
              : LocalTime.MIDNIGHT;
      return Optional.of(date.atTime(time));
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  private static String name(String format, Object... parts) {
    return String.format(Locale.ROOT, format, parts);
  }

  private static void requireSafe(String name) {
    if (!RemoteFile.isSafeName(name)) {
      throw new IllegalArgumentException(
          "file name \"" + RemoteFile.escape(name) + "\": expected one path element");
    }
  }

  private Optional<Matcher> matcher(DocumentKind<?> kind, String name) {
    return Optional.ofNullable(patterns.get(kind))
        .map(pattern -> Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(name));
  }
}
