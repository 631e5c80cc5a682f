package io.github.cdiscountds.view;

import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.model.IntegrationResult.Refused;
import io.github.cdiscountds.order.FactValue;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Says in a sentence what a document states. */
final class FactWords {
  private final PageText text;

  FactWords(PageText text) {
    this.text = text;
  }

  void write(FactValue value, HtmlWriter html) throws IOException {
    if (value instanceof FactValue.FileVerdict verdict) {
      verdict(verdict, html);
    } else if (value instanceof FactValue.Integration integration) {
      integration(integration.result(), html);
    } else if (value instanceof FactValue.Fulfilment row) {
      fulfilment(row, html);
    } else if (value instanceof FactValue.Billing billing) {
      billing(billing, html);
    } else if (value instanceof FactValue.Stated stated) {
      html.text(text.say(PageWords.stated(stated.kind())))
          .text(" ")
          .time(text.moment(stated.at()), text);
    } else {
      // Whatever facts there will be: their texts hold no personal data.
      html.foreign(value.toString());
    }
  }

  /** Why a line was refused. */
  void refusal(Refused refused, HtmlWriter html) throws IOException {
    html.text(text.say("Refused: ", "Refusée\u00a0: "))
        .text(text.say(PageWords.cause(refused.cause())));
    quote(refused.reason(), html);
  }

  /** Why the file that carried a line was rejected. */
  void rejection(@Nullable String reason, HtmlWriter html) throws IOException {
    html.text(
        text.say(
            "The order file was rejected as a whole",
            "Le fichier de commandes est rejeté en bloc"));
    quote(reason, html);
  }

  private void verdict(FactValue.FileVerdict verdict, HtmlWriter html) throws IOException {
    if (verdict.status() == ComplianceReport.Status.OK) {
      html.text(text.say("The order file is well formed", "Le fichier de commandes est conforme"));
      quote(verdict.reason(), html);
      return;
    }
    rejection(verdict.reason(), html);
    for (ComplianceReport.Problem problem : verdict.problems()) {
      if (problem.line() != null && problem.column() != null) {
        html.empty("br")
            .element(
                "small",
                text.say(
                    Wording.of(
                        "row %d, column %s",
                        "ligne %d, colonne %s", problem.line(), problem.column().letter())));
      }
    }
  }

  private void integration(IntegrationResult result, HtmlWriter html) throws IOException {
    if (result instanceof Refused refused) {
      refusal(refused, html);
    } else if (result instanceof IntegrationResult.Pending pending) {
      html.text(text.say("Listed, not decided yet", "Dans la liste, sans décision"));
      quote(pending.wording(), html);
    } else {
      html.text(text.say("Taken over by the supplier", "Intégrée par le fournisseur"));
    }
  }

  private void fulfilment(FactValue.Fulfilment row, HtmlWriter html) throws IOException {
    html.text(text.say(PageWords.meaning(row.status().meaning())));
    if (row.quantity() != null) {
      html.text(", ").text(text.pieces(row.quantity()));
    }
    if (row.parcel() != null) {
      html.text(text.say(", parcel ", ", colis ")).foreign(row.parcel());
    }
    if (row.shippedAt() != null) {
      html.text(text.say(", left on ", ", parti le "))
          .time(PageText.Moment.asWritten(row.shippedAt()), text);
    }
    html.text(" ").open("small").text("(cdv/eve ").foreign(row.status().toString());
    if (row.supplierOrderNumber() != null) {
      html.text(text.say("; supplier’s order ", "\u00a0; commande du fournisseur "))
          .foreign(row.supplierOrderNumber());
    }
    html.text(")").close("small");
  }

  private void billing(FactValue.Billing billing, HtmlWriter html) throws IOException {
    boolean credit = billing.quantity() < 0 || billing.amount().signum() < 0;
    html.text(
            credit
                ? text.say("Credited: ", "Avoir\u00a0: ")
                : text.say("Billed: ", "Facturé\u00a0: "))
        .text(billing.quantity() + " × " + text.euros(billing.unitPrice()) + " = ")
        .text(text.euros(billing.amount()));
    BigDecimal shipping = billing.shippingCosts();
    if (shipping != null && shipping.signum() != 0) {
      html.text(text.say(", shipping costs ", ", frais de port ")).text(text.euros(shipping));
    }
    html.text(" ").open("small").text(text.say("(invoice ", "(facture "));
    html.foreign(billing.invoice());
    if (billing.line() != null) {
      html.text(text.say(", line ", ", ligne ")).text(billing.line().toString());
    }
    if (billing.date() != null) {
      html.text(text.say(", of ", ", du ")).time(PageText.Moment.on(billing.date()), text);
    }
    html.text(")").close("small");
  }

  /** What was written, after a colon; nothing when nothing was. */
  private void quote(@Nullable String words, HtmlWriter html) throws IOException {
    if (words != null) {
      html.text(text.say(": “", "\u00a0: «\u00a0")).foreign(words).text(text.say("”", "\u00a0»"));
    }
  }
}
