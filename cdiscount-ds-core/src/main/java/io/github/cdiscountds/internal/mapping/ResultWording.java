package io.github.cdiscountds.internal.mapping;

import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.model.IntegrationResult.Pending;
import io.github.cdiscountds.model.IntegrationResult.Processed;
import io.github.cdiscountds.model.IntegrationResult.Refused;
import io.github.cdiscountds.model.RefusalCause;
import java.util.List;
import java.util.Set;

/**
 * Reads the supplier's verdict in column W of the anomaly tracking (R23). A wording counts as a
 * success only when it is one of those we know, whole; a refusal needs only its beginning.
 */
final class ResultWording {
  private static final Set<String> PROCESSED =
      Set.of("traitee", "traite", "traitees", "traites", "processed");
  private static final Set<String> PENDING =
      Set.of(
          "enattentedintegration",
          "enattente",
          "pending",
          "pendingintegration",
          "awaitingintegration",
          "waitingforintegration");
  private static final List<String> REFUSED =
      List.of("nontraite", "unprocessed", "notprocessed", "unknow");

  /** The families of keywords, looked for as beginnings of words; the first match wins. */
  private static final List<Family> FAMILIES =
      List.of(
          new Family(RefusalCause.REQUIRED_FIELD, "obligatoire", "required", "missing"),
          new Family(RefusalCause.FORMAT, "format"),
          new Family(RefusalCause.DUPLICATE, "doublon", "duplicate"),
          new Family(RefusalCause.CREDIT, "encours", "outstanding", "credit"),
          new Family(RefusalCause.DELIVERY_METHOD, "mode de livraison", "delivery method"),
          new Family(RefusalCause.DESTINATION, "destination", "pays", "country", "army"),
          new Family(RefusalCause.STOCKOUT, "stock", "rupture"),
          new Family(RefusalCause.PRODUCT, "produit", "product", "sku"));

  private record Family(RefusalCause cause, List<String> keywords) {
    Family(RefusalCause cause, String... keywords) {
      this(cause, List.of(keywords));
    }

    boolean occursIn(String words) {
      String padded = " " + words;
      return keywords.stream().anyMatch(keyword -> padded.contains(" " + keyword));
    }
  }

  private ResultWording() {}

  /** The verdict; {@link Pending} also for wordings that we don't know. */
  static IntegrationResult parse(String wording) {
    String compact = Spelling.compact(wording);
    if (REFUSED.stream().anyMatch(compact::startsWith)) {
      String reason = StatusPrefix.strip(wording);
      return new Refused(cause(reason), reason.isEmpty() ? null : reason);
    }
    return PROCESSED.contains(compact) ? new Processed() : new Pending(wording);
  }

  /** Whether a wording is one that says that nothing is decided yet. */
  static boolean isKnownPending(String wording) {
    return PENDING.contains(Spelling.compact(wording));
  }

  private static RefusalCause cause(String reason) {
    // What follows the reason's last colon is a field's name or a SKU and decides nothing.
    int colon = reason.lastIndexOf(':');
    String words = Spelling.words(colon < 0 ? reason : reason.substring(0, colon));
    return FAMILIES.stream()
        .filter(family -> family.occursIn(words))
        .findFirst()
        .map(Family::cause)
        .orElse(RefusalCause.UNKNOWN);
  }
}
