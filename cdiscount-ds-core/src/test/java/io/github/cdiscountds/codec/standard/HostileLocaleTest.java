package io.github.cdiscountds.codec.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cdiscountds.codec.DecodeResult;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.model.DeliveryMethod;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.OrderLine;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.model.Recipient;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.model.Title;
import io.github.cdiscountds.preflight.LengthPolicy;
import io.github.cdiscountds.preflight.Preflight;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.ServiceProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read, written and said is the same whatever language the shop's server speaks. */
@Tag("INV-8")
@ResourceLock(Resources.LOCALE)
class HostileLocaleTest {
  private static final Map<DocumentKind<?>, String> SAMPLES =
      Map.of(
          DocumentKind.CATALOGUE, "Catalogue_YOURCOMPANY_inter.csv",
          DocumentKind.ORDERS, "orders_YOURCOMPANY_20200223_101500.xls",
          DocumentKind.COMPLIANCE, "RapportConformite_20131024_082635.xlsx",
          DocumentKind.ANOMALIES, "SuiviAnomalies_20160506.xls",
          DocumentKind.TRACKING, "SuiviCommandes.xls",
          DocumentKind.INVOICE, "Invoicing_20131205_060000.csv");

  private Locale before = Locale.ROOT;

  @BeforeEach
  void remember() {
    before = Locale.getDefault();
  }

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG-u-nu-arab", "tr-TR", "th-TH-u-ca-buddhist-nu-thai", "fa-IR"})
  void nothingDependsOnTheDefaultLocale(String tag) {
    Locale.setDefault(Locale.ENGLISH);
    List<String> expected = everything();

    Locale.setDefault(Locale.forLanguageTag(tag));
    assertThat(everything()).isEqualTo(expected);
  }

  private static List<String> everything() {
    List<String> said = new ArrayList<>();
    for (DocumentKind<?> kind : DocumentKind.all()) {
      said.add(decoded(kind, sample(SAMPLES.get(kind))));
    }
    said.add(decoded(DocumentKind.CATALOGUE, brokenCatalogue()));
    said.add(decoded(DocumentKind.CATALOGUE, text("Sku;Name\nA;B\n")));
    said.add(
        "order file "
            + Arrays.hashCode(
                Codecs.standard()
                    .orderFileEncoder(ServiceProfile.DOCUMENTED)
                    .encode(Orders.checked())));
    checkedOrder().forEach(finding -> both(finding, said));
    Account account = new Account("YOURCOMPANY", "ID1");
    said.add(
        ServiceProfile.DOCUMENTED
            .fileNames()
            .orders(account, LocalDateTime.of(2026, 1, 2, 3, 4, 5)));
    said.add(message(() -> ServiceProfile.DOCUMENTED.withMaxLinesPerFile(70_000)));
    said.add(message(() -> Sku.of("x".repeat(21))));
    said.add(
        message(
            () ->
                new OrderLine(
                    DeliveryMethod.COL, BigDecimal.ONE, Sku.of("LAMP-1"), BigDecimal.TEN, 100)));
    return said;
  }

  /** An order that is wrong in each way that is told with a number. */
  private static List<Finding> checkedOrder() {
    Recipient wrong =
        new Recipient(
            Title.MLLE,
            "x".repeat(36),
            "Jo\nIn",
            PostalAddress.of("1 rue", "7500", "Paris", Destination.FRANCE),
            "0102030405060",
            null,
            "jo@example.org");
    Order order =
        Order.builder(OrderKey.of("1001", "SPRING"), LocalDate.of(2026, 1, 2), "ID1", wrong)
            .deliveredBy(DeliveryMethod.CHD, BigDecimal.ONE)
            .line(Sku.of("LAMP-1"), BigDecimal.TEN, 1)
            .build();
    return Preflight.of(
            new Account("SHOP", "ID1"), ServiceProfile.DOCUMENTED, LengthPolicy.DOCUMENTED)
        .check(List.of(order, order))
        .findings();
  }

  /** Warnings beyond the number that is kept, and a number that is none. */
  private static FileContent brokenCatalogue() {
    StringBuilder csv = new StringBuilder("Sku;Name;Stock;Purchase price\n");
    for (int i = 0; i < 120; i++) {
      csv.append("INDIGO-").append(i).append(";Lamp;31;9,90\n");
    }
    return text(csv.append("ISTANBUL;Lamp;3;9,9O\n").toString());
  }

  private static FileContent text(String text) {
    return FileContent.of("catalogue.csv", text.getBytes(StandardCharsets.UTF_8));
  }

  private static <T> String decoded(DocumentKind<T> kind, FileContent content) {
    DecodeResult<T> result = Codecs.standard().decoder(kind).decode(content);
    List<String> said = new ArrayList<>();
    said.add(
        result.fold(
            decoded -> decoded.values().toString(),
            refused -> {
              both(refused.reason(), said);
              return "refused";
            }));
    result
        .fold(DecodeResult.Decoded::findings, DecodeResult.Refused::findings)
        .forEach(finding -> both(finding, said));
    return kind + String.join("\n", said);
  }

  private static void both(Finding finding, List<String> said) {
    said.add(finding.toString());
    said.add(finding.message(Locale.FRENCH));
  }

  private static String message(org.assertj.core.api.ThrowableAssert.ThrowingCallable wrongCall) {
    return catchThrowable(wrongCall).getMessage();
  }

  private static FileContent sample(String name) {
    try (InputStream in = HostileLocaleTest.class.getResourceAsStream("/samples/" + name)) {
      return FileContent.of(name, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
