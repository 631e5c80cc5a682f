package io.github.cdiscountds.preflight;

import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.PostalAddress;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * No address of the French or British forces, which the supplier refuses as a destination (SPEC
 * section 5).
 *
 * <p>In France: post codes {@code 00…}, cities such as {@code ARMEES} or {@code PARIS ARMEES}, and
 * lines such as {@code SP 12345} or {@code Secteur postal 12345}. British: the word {@code BFPO}
 * with or without its number, wherever it is, and post codes {@code BF1…} in Great Britain.
 */
final class MilitaryCheck implements OrderCheck {
  private static final Wording CIVILIAN =
      new Wording(
          "a civilian address, since the supplier refuses those of armed forces",
          "une adresse civile, le fournisseur refusant celles des armées");

  private static final List<OrderColumn> LINES =
      List.of(
          OrderColumn.ADDRESS,
          OrderColumn.ADDITIONAL_ADDRESS,
          OrderColumn.LOCALITY,
          OrderColumn.BUSINESS_NAME,
          OrderColumn.CITY,
          OrderColumn.POST_CODE);

  // Marks are looked for where a word begins, and end with a word.
  private static final String BRITISH = "bfpo(?!\\p{L})";
  private static final String FRENCH =
      "(?:secteurs?[ .-]{1,3}postal|s[ .]{0,2}p[ .]{0,2}(?:n ?[°º] ?)?[0-9]{2}[ .]?[0-9]{3})"
          + "(?![\\p{L}\\p{N}])";
  private static final String FRENCH_CITY = "arm[eé]es(?![\\p{L}\\p{N}])";

  private static final Pattern ANYWHERE = Pattern.compile("(?iu)" + BRITISH);
  private static final Pattern IN_FRANCE = Pattern.compile("(?iu)" + BRITISH + "|" + FRENCH);
  private static final Pattern AS_FRENCH_CITY =
      Pattern.compile("(?iu)" + BRITISH + "|" + FRENCH + "|" + FRENCH_CITY);

  @Override
  public void check(Order order, OrderFindings report) {
    PostalAddress address = order.recipient().address();
    OrderColumn column = hasMilitaryCode(address) ? OrderColumn.POST_CODE : marked(address);
    if (column != null) {
      report.add(PreflightCheck.MILITARY, column, text(address, column), CIVILIAN);
    }
  }

  private static boolean hasMilitaryCode(PostalAddress address) {
    if (address.destination().equals(Destination.FRANCE)) {
      String digits = PostCodes.digits(address.postCode());
      return digits.length() == 5 && digits.startsWith("00");
    }
    return address.destination().equals(Destination.GREAT_BRITAIN)
        && address.postCode().regionMatches(true, 0, "BF1", 0, 3);
  }

  private static @Nullable OrderColumn marked(PostalAddress address) {
    boolean isFrench = address.destination().equals(Destination.FRANCE);
    for (OrderColumn column : LINES) {
      Pattern marks =
          !isFrench ? ANYWHERE : column == OrderColumn.CITY ? AS_FRENCH_CITY : IN_FRANCE;
      String text = text(address, column);
      if (text != null && hasMark(text, marks)) {
        return column;
      }
    }
    return null;
  }

  /** Looks closer only at words that begin as a mark does: nearly no address has one. */
  private static boolean hasMark(String text, Pattern marks) {
    boolean isInWord = false;
    for (int i = 0; i < text.length() - 1; i++) {
      char c = text.charAt(i);
      if (!isInWord
          && beginsAsAMark(c, text.charAt(i + 1))
          && marks.matcher(text).region(i, text.length()).lookingAt()) {
        return true;
      }
      isInWord = Character.isLetterOrDigit(c);
    }
    return false;
  }

  private static boolean beginsAsAMark(char first, char second) {
    return switch (first) {
      case 'a', 'A' -> second == 'r' || second == 'R';
      case 'b', 'B' -> second == 'f' || second == 'F';
      case 's', 'S' -> "pPeE. ".indexOf(second) >= 0;
      default -> false;
    };
  }

  private static @Nullable String text(PostalAddress address, OrderColumn column) {
    return switch (column) {
      case ADDRESS -> address.street();
      case ADDITIONAL_ADDRESS -> address.additional();
      case LOCALITY -> address.locality();
      case BUSINESS_NAME -> address.businessName();
      case POST_CODE -> address.postCode();
      case CITY -> address.city();
      default -> null;
    };
  }
}
