package io.github.cdiscountds.internal.reconcile;

import static io.github.cdiscountds.internal.reconcile.Reports.ACCOUNT;
import static io.github.cdiscountds.internal.reconcile.Reports.FILE;
import static io.github.cdiscountds.internal.reconcile.Reports.KEY;
import static io.github.cdiscountds.internal.reconcile.Reports.LAMP;
import static io.github.cdiscountds.internal.reconcile.Reports.at;
import static io.github.cdiscountds.internal.reconcile.Reports.read;
import static io.github.cdiscountds.internal.reconcile.Reports.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.DecodeResult;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.codec.standard.Codecs;
import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.model.AnomalyRow;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.LineTimeline;
import io.github.cdiscountds.order.OrderEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the cell of a report to the state of the order: no wording of a refusal is a success. */
@Tag("INV-2")
@Tag("R23")
class RefusalWordingTest {
  private final InMemoryLedger ledger = new InMemoryLedger();

  @BeforeEach
  void anOrderWasSent() {
    Reports.sent(ledger);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Non Traitée : Stock insuffisant : LAMP-42 | STOCKOUT",
        "NON TRAITÉE : RUPTURE DE STOCK | STOCKOUT",
        "non traitee : produit inactif : LAMP-42 | PRODUCT",
        "Non  traitée:Destination non autorisée : CH | DESTINATION",
        "Non-Traitée : Commande en doublon | DUPLICATE",
        "Unprocessed: Unknow product id : PSPBL16GO | PRODUCT",
        "UNPROCESSED: insufficient outstanding amount | CREDIT",
        "unprocessed : Delivery method not allowed : TNT | DELIVERY_METHOD",
        "Unknow product id : PSPBL16GO | PRODUCT",
        "Non traité : Champ obligatoire : Ville | REQUIRED_FIELD",
        "Non Traitée : Format incorrect : FraisPort | FORMAT",
        "Non Traitée : la lune est pleine | UNKNOWN",
        "Non Traitée | UNKNOWN",
        "Unprocessed | UNKNOWN",
        "not processed | UNKNOWN",
      })
  void aRefusalInAnyWordingIsARefusal(String wording, RefusalCause cause) {
    assertThat(told(wording)).containsExactly(OrderEvent.Type.REFUSED);
    assertThat(lamp().stage()).isEqualTo(LineStage.REFUSED);
    assertThat(lamp().refusal()).isNotNull();
    assertThat(lamp().refusal().cause()).isEqualTo(cause);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "Refusée",
        "Rejected",
        "N'a pas pu être traitée",
        "Traitée partiellement",
        "Processed with errors",
        "Traitée, sauf LAMP-42",
        "a été retraitée",
        "Trait",
        "0",
      })
  void wordsThatNobodyKnowsAreNoSuccess(String wording) {
    assertThat(told(wording)).containsExactly(OrderEvent.Type.PENDING);
    assertThat(lamp().stage()).isEqualTo(LineStage.AWAITING_INTEGRATION);
  }

  private List<OrderEvent.Type> told(String wording) {
    String document =
        String.join(
            "\r\n",
            "CustomerOrderRef;PartnerOrderRef;ProductId;MessageError;OriginalFileName",
            String.join(";", KEY.orderNumber(), KEY.campaign(), LAMP.value(), wording, FILE),
            "");
    DecodeResult<AnomalyRow> decoded =
        Codecs.standard()
            .decoder(DocumentKind.ANOMALIES)
            .decode(
                FileContent.of(
                    "SuiviAnomalies_20261121.xls", document.getBytes(StandardCharsets.UTF_8)));
    assertThat(decoded).isInstanceOf(DecodeResult.Decoded.class);
    DecodeResult.Decoded<AnomalyRow> sound = (DecodeResult.Decoded<AnomalyRow>) decoded;
    return read(ledger, at("anomalies", 100), r -> r.anomalies(sound.rows())).stream()
        .filter(event -> event.account().equals(ACCOUNT))
        .map(OrderEvent::type)
        .toList();
  }

  private LineTimeline lamp() {
    return timeline(ledger).line(LAMP).orElseThrow();
  }
}
