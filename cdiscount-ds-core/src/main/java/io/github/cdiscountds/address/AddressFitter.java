package io.github.cdiscountds.address;

import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Location;
import io.github.cdiscountds.finding.Severity;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.PostalAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lays a free-form address into the order file's columns H to K, each of which holds 35 characters.
 *
 * <p>Immutable and thread-safe; the same address always ends the same way. Words are never cut and
 * never left out:
 *
 * <ol>
 *   <li>What fits stays as it is: the street in H, flat and floor in I, post box or locality in J,
 *       the business in K. A further line about the flat goes to J when no locality is there.
 *   <li>In France, what is too long takes the usual abbreviations, as few as are needed.
 *   <li>What is still too long goes on in the next columns, word by word and in the order of an
 *       address: street, flat, locality over H, I and J. Texts share a column only when there is no
 *       other way. The business stays alone in K.
 *   <li>What doesn't fit even so stays whole and too long in its own column, and is a finding; an
 *       order with such an address in France is kept back by {@link
 *       io.github.cdiscountds.preflight.Preflight}.
 * </ol>
 *
 * <p>Lengths are counted in code points (SPEC section 3). Post code and city are not changed; it is
 * a finding when one is missing or too long. Abroad a post code of any length is taken, since there
 * are codes of eight characters (R15).
 *
 * @since 0.1.0
 */
public final class AddressFitter {
  private static final AddressFitter STANDARD = new AddressFitter();

  private static final Wording FITTING =
      Wording.of(
          "at most %d characters, which neither abbreviations nor the other columns make possible",
          "au plus %d caractères, que ni les abréviations ni les autres colonnes ne permettent",
          ColumnLayout.LONGEST);

  private static final Wording STREET =
      new Wording("a number and a street", "un numéro et une voie");
  private static final Wording POST_CODE = new Wording("a post code", "un code postal");
  private static final Wording CITY = new Wording("a city", "une ville");

  private AddressFitter() {}

  /**
   * Gives the fitter for columns of 35 characters with the usual French abbreviations.
   *
   * @return the fitter
   */
  public static AddressFitter standard() {
    return STANDARD;
  }

  /**
   * Fits an address that is in its columns already, some of its texts being too long.
   *
   * @param address the address
   * @return the address in its columns, what was done, and what doesn't fit
   */
  public FittedAddress fit(PostalAddress address) {
    return fit(FreeAddress.of(address));
  }

  /**
   * Fits an address.
   *
   * @param address the address, with texts of any length
   * @return the address in its columns, what was done, and what doesn't fit
   */
  public FittedAddress fit(FreeAddress address) {
    boolean isFrench = address.destination().equals(Destination.FRANCE);
    Set<Abbreviation.Kind> ofPlaces = isFrench ? Abbreviations.OF_PLACES : Set.of();
    LaidAddress places =
        LaidAddress.of(
            new Abridgeable(OrderColumn.ADDRESS, address.street(), ofPlaces),
            new Abridgeable(OrderColumn.ADDITIONAL_ADDRESS, address.additional(), ofPlaces),
            new Abridgeable(OrderColumn.LOCALITY, address.locality(), ofPlaces));
    Abridgeable business =
        new Abridgeable(
            OrderColumn.BUSINESS_NAME,
            address.businessName(),
            isFrench ? Abbreviations.OF_BUSINESSES : Set.of());
    int abbreviations = fewest(business);
    PostalAddress fitted =
        new PostalAddress(
            places.layout().text(0),
            places.layout().text(1),
            places.layout().text(2),
            String.join("", business.texts(abbreviations)),
            address.postCode(),
            address.city(),
            address.destination(),
            address.kind());
    List<FittingStep> steps = new ArrayList<>(places.steps());
    steps.addAll(business.steps(abbreviations));
    return new FittedAddress(fitted, steps, findings(fitted, isFrench));
  }

  /** How many abbreviations make a business fit; none when all of them don't. */
  private static int fewest(Abridgeable business) {
    if (!fits(business, business.most())) {
      return 0;
    }
    int fewest = 0;
    while (!fits(business, fewest)) {
      fewest++;
    }
    return fewest;
  }

  private static boolean fits(Abridgeable business, int abbreviations) {
    return business.texts(abbreviations).stream().allMatch(AddressFitter::fits);
  }

  private static List<Finding> findings(PostalAddress fitted, boolean isFrench) {
    List<Finding> findings = new ArrayList<>();
    require(OrderColumn.ADDRESS, fitted.street(), STREET, findings);
    Severity severity = isFrench ? Severity.ERROR : Severity.WARNING;
    texts(fitted)
        .forEach(
            (column, text) -> {
              if (!fits(text)) {
                findings.add(finding(severity, FindingCode.TOO_LONG, column, text, FITTING));
              }
            });
    require(OrderColumn.POST_CODE, fitted.postCode(), POST_CODE, findings);
    if (isFrench) {
      limit(OrderColumn.POST_CODE, fitted.postCode(), severity, findings);
    }
    require(OrderColumn.CITY, fitted.city(), CITY, findings);
    limit(OrderColumn.CITY, fitted.city(), severity, findings);
    return findings;
  }

  private static void require(
      OrderColumn column, String text, Wording expected, List<Finding> findings) {
    if (text.isEmpty()) {
      findings.add(finding(Severity.ERROR, FindingCode.REQUIRED, column, null, expected));
    }
  }

  /** Of columns that nothing is fitted into. */
  private static void limit(
      OrderColumn column, String text, Severity severity, List<Finding> findings) {
    int longest = column.maxLength().orElseThrow();
    if (length(text) > longest) {
      Wording expected = Wording.of("at most %d characters", "au plus %d caractères", longest);
      findings.add(finding(severity, FindingCode.TOO_LONG, column, text, expected));
    }
  }

  private static Map<OrderColumn, String> texts(PostalAddress fitted) {
    Map<OrderColumn, String> texts = new EnumMap<>(OrderColumn.class);
    texts.put(OrderColumn.ADDRESS, fitted.street());
    if (fitted.additional() != null) {
      texts.put(OrderColumn.ADDITIONAL_ADDRESS, fitted.additional());
    }
    if (fitted.locality() != null) {
      texts.put(OrderColumn.LOCALITY, fitted.locality());
    }
    if (fitted.businessName() != null) {
      texts.put(OrderColumn.BUSINESS_NAME, fitted.businessName());
    }
    return texts;
  }

  private static Finding finding(
      Severity severity,
      FindingCode code,
      OrderColumn column,
      @Nullable String read,
      Wording expected) {
    Location at = Location.ofFile("address").atColumn(column.number(), column.header());
    return Finding.of(severity, code, at, read, column.sensitivity(), expected);
  }

  private static boolean fits(String text) {
    return length(text) <= ColumnLayout.LONGEST;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
