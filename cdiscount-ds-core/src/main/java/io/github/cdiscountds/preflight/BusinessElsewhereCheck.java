package io.github.cdiscountds.preflight;

import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.model.Recipient;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A business's name in its own column: K is compulsory when delivering to a business, and a shop's
 * form often leaves the name in another field. Told by the legal forms of companies, as words of
 * their own.
 */
final class BusinessElsewhereCheck implements OrderCheck {
  private static final Set<String> LEGAL_FORMS =
      Set.of(
          "SARL", "SAS", "SASU", "EURL", "SCI", "SNC", "SELARL", "GMBH", "LTD", "LLC", "PLC", "SRL",
          "SPRL", "BVBA", "SPZOO", "LDA", "OÜ");
  private static final int SHORTEST = 2;
  private static final int LONGEST = 6;
  private static final Wording IN_ITS_COLUMN =
      new Wording(
          "no company outside column K, the business name",
          "aucune société hors de la colonne K, la raison sociale");

  @Override
  public void check(Order order, OrderFindings report) {
    Recipient recipient = order.recipient();
    PostalAddress address = recipient.address();
    if (address.businessName() != null) {
      return;
    }
    check(OrderColumn.SURNAME, recipient.surname(), report);
    check(OrderColumn.FIRST_NAME, recipient.firstName(), report);
    check(OrderColumn.ADDRESS, address.street(), report);
    check(OrderColumn.ADDITIONAL_ADDRESS, address.additional(), report);
    check(OrderColumn.LOCALITY, address.locality(), report);
  }

  private static void check(OrderColumn column, @Nullable String text, OrderFindings report) {
    if (text != null && namesCompany(text)) {
      report.add(PreflightCheck.BUSINESS_ELSEWHERE, column, text, IN_ITS_COLUMN);
    }
  }

  private static boolean namesCompany(String text) {
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || !Character.isLetter(text.charAt(i))) {
        int length = i - start;
        if (length >= SHORTEST
            && length <= LONGEST
            && LEGAL_FORMS.contains(text.substring(start, i).toUpperCase(Locale.ROOT))) {
          return true;
        }
        start = i + 1;
      }
    }
    return false;
  }
}
