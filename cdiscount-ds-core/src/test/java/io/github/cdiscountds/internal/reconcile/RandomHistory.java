package io.github.cdiscountds.internal.reconcile;

import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.order.FactKey;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.Publication;
import io.github.cdiscountds.profile.TemporaryNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A few orders on their way in a few files, and whatever the supplier may publish about them: in
 * both languages, with columns A and C of the tracking either way round, with the source file
 * written, left blank or under its temporary name, truncated, published again, contradictory. All
 * drawn from one seed.
 */
final class RandomHistory {
  static final String ACCOUNT = Reports.ACCOUNT;
  private static final Instant MORNING = Instant.parse("2026-11-21T05:00:00Z");
  private static final int DAYS = 3;

  /** When all of it is past, and settled. */
  static final Instant AFTER = MORNING.plus(Duration.ofDays(DAYS + 1));

  private static final List<Sku> PRODUCTS = List.of(Reports.LAMP, Reports.SOFA, Sku.of("RUG-1"));
  private static final List<String> RESULTS =
      List.of(
          "Traitée",
          "Processed",
          "Processed",
          "Non Traitée : Stock insuffisant : LAMP-42",
          "Unprocessed: \"Unknow product id : SOFA-7\"",
          "NON TRAITEE : Commande en doublon",
          "En attente d'intégration",
          "En attente d'intégration",
          "peut-être");
  private static final List<String> CODES = List.of("", "C", "V", "P", "S", "X");
  private static final List<String> PARCELS = List.of("", "8L1", "8L2", "8L3", "EE4", "EE5");

  /** A document as it lay on the server for a while. */
  record Published(DocumentKind<?> kind, String name, Instant at, byte[] content) {
    @Override
    public String toString() {
      return name + " of " + at + ":\n" + new String(content, StandardCharsets.UTF_8);
    }
  }

  private final Random random;
  private final List<OrderKey> keys = new ArrayList<>();
  private final Map<OrderKey, List<String>> carried = new LinkedHashMap<>();
  private final Map<OrderKey, List<Sku>> products = new LinkedHashMap<>();
  private final Map<String, OrderFile.State> files = new LinkedHashMap<>();
  private final List<Published> published = new ArrayList<>();

  RandomHistory(long seed) {
    random = new Random(seed);
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      OrderKey key = OrderKey.of("CDS-" + (1 + i), one("SPRING", "SUMMER"));
      keys.add(key);
      products.put(key, PRODUCTS.subList(0, 1 + random.nextInt(PRODUCTS.size())));
      carried.put(key, files());
    }
    int documents = 2 + random.nextInt(7);
    for (int i = 0; i < documents; i++) {
      publish();
    }
  }

  List<Published> published() {
    return List.copyOf(published);
  }

  /** One file as a rule; else one that was rejected, or taken back, and another one. */
  private List<String> files() {
    String first = "orders_YOURCOMPANY_2026112" + random.nextInt(2) + "_101500.xls";
    OrderFile.State state = files.computeIfAbsent(first, name -> OrderFile.State.SENT);
    if (state == OrderFile.State.SENT && random.nextInt(3) == 0) {
      state = one(OrderFile.State.CONFIRMED, OrderFile.State.WITHDRAWN);
      files.put(first, state);
    }
    if (state == OrderFile.State.SENT) {
      return List.of(first);
    }
    String second = "orders_YOURCOMPANY_2026112" + (1 + random.nextInt(2)) + "_164500.xls";
    files.putIfAbsent(second, OrderFile.State.SENT);
    return List.of(first, second);
  }

  /** Puts the orders into a ledger, as they are once all files were sent. */
  void enter(OrderLedger ledger) {
    ledger.inTransaction(this::enter);
  }

  private boolean enter(LedgerTransaction tx) {
    for (OrderKey key : keys) {
      tx.outbox()
          .enter(
              new QueuedOrder(
                  ACCOUNT,
                  Reports.order(key, products.get(key)),
                  "digest",
                  QueuedOrder.State.IN_FILE,
                  carried.get(key),
                  Instant.EPOCH,
                  0));
    }
    files.forEach(
        (name, state) -> {
          List<OrderKey> inIt =
              keys.stream().filter(key -> carried.get(key).contains(name)).toList();
          OrderFile file =
              new OrderFile(
                  ACCOUNT,
                  name,
                  state,
                  1,
                  1,
                  "sha",
                  false,
                  null,
                  Instant.EPOCH,
                  null,
                  0,
                  TemporaryNames.dotPrefix());
          tx.outbox().enter(file, FileContent.of(name, new byte[] {1}), inIt);
          if (state == OrderFile.State.CONFIRMED) {
            inIt.forEach(key -> rejected(tx, key, name));
          }
        });
    return true;
  }

  /** Only a rejection that was read lets an order go in another file. */
  private void rejected(LedgerTransaction tx, OrderKey key, String file) {
    FactValue rejection =
        new FactValue.FileVerdict(ComplianceReport.Status.KO, "Fichier illisible", List.of());
    Publication report =
        new Publication("compliance", null, MORNING.minus(Duration.ofDays(1)), "0".repeat(64));
    for (Sku product : products.get(key)) {
      FactKey about = new FactKey(ACCOUNT, key, product, file);
      tx.facts().add(OrderFact.of(about, rejection, report));
    }
  }

  /** Everything known of the orders, and of what the documents may take for orders. */
  Set<OrderKey> allKeys() {
    Set<OrderKey> all = new LinkedHashSet<>(keys);
    all.add(stranger());
    keys.forEach(key -> all.add(OrderKey.of(key.campaign(), key.orderNumber())));
    all.add(OrderKey.of(stranger().campaign(), stranger().orderNumber()));
    return all;
  }

  List<OrderKey> keys() {
    return List.copyOf(keys);
  }

  private static OrderKey stranger() {
    return OrderKey.of("CDS-99", "SPRING");
  }

  private void publish() {
    Instant at = MORNING.plus(Duration.ofMinutes(random.nextInt(DAYS * 24 * 60)));
    LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    String stamp = day.toString().replace("-", "");
    int kind = random.nextInt(4);
    Published document =
        switch (kind) {
          case 0 ->
              document(
                  DocumentKind.COMPLIANCE,
                  "RapportConformite_" + stamp + "_" + (100_000 + random.nextInt(3)) + ".xls",
                  at,
                  one(
                      "SourceFile;ProcessedFile;DateTime;Status;Reason",
                      "FichierOrigine;FichierTraite;DateHeure;Statut;Motif"),
                  this::compliance);
          case 1 ->
              document(
                  DocumentKind.ANOMALIES,
                  "SuiviAnomalies_" + stamp + ".xls",
                  random.nextInt(3) == 0 ? last(day) : at,
                  one(
                      "CustomerOrderRef;PartnerOrderRef;ProductId;MessageError;OriginalFileName",
                      "NumCommande;ReferenceCampagne;CodeProduit;MessageErreur;NomFichierOrigine"),
                  this::anomaly);
          case 2 ->
              document(
                  DocumentKind.TRACKING,
                  "SuiviCommandes.xls",
                  at,
                  one(
                      "CustomerOrderRef;PartnerOrderRef;cdv_codeta;eve_codeta;sku;quantite_livree;CDEM_NumColisComplet;OriginalFileName",
                      "RefCommandeClient;RefCommandePartenaire;EtatCommande;EtatBonPreparation;CodeProduit;quantite_livree;NumeroColis;NomFichierOrigine"),
                  this::tracking);
          default ->
              document(
                  DocumentKind.INVOICE,
                  "Invoicing_" + stamp + "_080000.csv",
                  at,
                  one(
                      "filename;number;customerreference;yourcustomerreference;productcode;quantitydelivered;vatexunitprice;vatexamount",
                      "Nom du fichier;Numéro;Référence client;Référence partenaire;Code produit;Quantité livrée;Prix unitaire HT;Montant HT"),
                  this::invoice);
        };
    publish(document);
    if (random.nextInt(4) == 0) {
      int length = random.nextInt(document.content().length);
      byte[] cut = Arrays.copyOf(document.content(), length);
      Instant before = document.at().minusSeconds(30);
      publish(new Published(document.kind(), document.name(), before, cut));
    }
    if (random.nextInt(4) == 0) {
      Instant later = document.at().plus(Duration.ofHours(2));
      publish(new Published(document.kind(), document.name(), later, document.content()));
    }
  }

  /**
   * Nothing but its size and its time tells an old document from another one under its name, and a
   * server has one file under a name at a time: what is drawn for the same moment comes a second
   * later.
   */
  private void publish(Published drawn) {
    Instant at = drawn.at();
    while (isTaken(drawn.name(), at)) {
      at = at.plusSeconds(1);
    }
    published.add(new Published(drawn.kind(), drawn.name(), at, drawn.content()));
  }

  private boolean isTaken(String name, Instant at) {
    return published.stream().anyMatch(other -> other.name().equals(name) && other.at().equals(at));
  }

  private static Instant last(LocalDate day) {
    return day.atTime(23, 59).atZone(ZoneId.of("Europe/Paris")).toInstant();
  }

  private Published document(
      DocumentKind<?> kind, String name, Instant at, String header, Supplier<String> row) {
    StringBuilder text = new StringBuilder(header).append("\r\n");
    int rows = 1 + random.nextInt(5);
    for (int i = 0; i < rows; i++) {
      text.append(row.get()).append("\r\n");
    }
    return new Published(kind, name, at, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private String compliance() {
    String status = one("OK;En cours de traitement", "KO;Non traité : ligne n°3", "KO;");
    return fileOf(anyOrder()) + ";x;21/11/2026 10:30;" + status;
  }

  private String anomaly() {
    OrderKey key = anyOrder();
    return String.join(
        ";",
        key.orderNumber(),
        key.campaign(),
        product(),
        RESULTS.get(random.nextInt(RESULTS.size())),
        fileOrBlank(key));
  }

  private String tracking() {
    if (random.nextInt(3) == 0) {
      OrderKey key = keys.get(0);
      String status = one("C;", "V;P", "V;C", "V;V");
      String row = Reports.LAMP + ";1;;" + carried.get(key).get(0);
      return key.orderNumber() + ";" + key.campaign() + ";" + status + ";" + row;
    }
    OrderKey key = anyOrder();
    boolean isSwapped = random.nextBoolean();
    return String.join(
        ";",
        isSwapped ? key.campaign() : key.orderNumber(),
        isSwapped ? key.orderNumber() : key.campaign(),
        CODES.get(random.nextInt(CODES.size())),
        CODES.get(random.nextInt(CODES.size())),
        product(),
        Integer.toString(1 + random.nextInt(3)),
        PARCELS.get(random.nextInt(PARCELS.size())),
        fileOrBlank(key));
  }

  private String invoice() {
    OrderKey key = anyOrder();
    return String.join(
        ";",
        fileOrBlank(key),
        one("FA1", "FA2"),
        key.orderNumber(),
        key.campaign(),
        product(),
        "1",
        "25.99",
        "25.99");
  }

  private OrderKey anyOrder() {
    return random.nextInt(8) == 0 ? stranger() : keys.get(random.nextInt(keys.size()));
  }

  private String product() {
    return PRODUCTS.get(random.nextInt(PRODUCTS.size())).value();
  }

  private String fileOrBlank(OrderKey key) {
    return random.nextInt(3) == 0 ? "" : fileOf(key);
  }

  private String fileOf(OrderKey key) {
    List<String> names = carried.getOrDefault(key, List.of("theirs.xls"));
    String name = names.get(random.nextInt(names.size()));
    return switch (random.nextInt(8)) {
      case 0 -> "." + name + ".1.part";
      case 1 -> "raw_20261121.xls";
      default -> name;
    };
  }

  @SafeVarargs
  private <T> T one(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
