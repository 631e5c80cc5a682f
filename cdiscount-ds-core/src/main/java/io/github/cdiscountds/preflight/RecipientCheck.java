package io.github.cdiscountds.preflight;

import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Severity;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.Recipient;

/** A title that may be written, a phone (R18), and a French post code of five digits. */
final class RecipientCheck implements OrderCheck {

  @Override
  public void check(Order order, OrderFindings report) {
    Recipient recipient = order.recipient();
    if (!recipient.title().isWritable()) {
      report.add(
          Severity.ERROR,
          FindingCode.TITLE_NOT_WRITABLE,
          OrderColumn.TITLE,
          recipient.title().name(),
          new Wording("M or MME", "M ou MME"));
    }
    if (recipient.landline() == null && recipient.mobile() == null) {
      report.add(
          Severity.ERROR,
          FindingCode.REQUIRED,
          OrderColumn.LANDLINE,
          null,
          new Wording("a landline or a mobile phone", "un téléphone fixe ou mobile"));
    }
    String postCode = recipient.address().postCode();
    if (recipient.address().destination().equals(Destination.FRANCE)
        && !postCode.isEmpty()
        && !postCode.matches("[0-9]{5}")) {
      report.add(
          Severity.WARNING,
          FindingCode.FORMAT,
          OrderColumn.POST_CODE,
          postCode,
          new Wording("5 digits in France", "5 chiffres en France"));
    }
  }
}
