package io.github.cdiscountds.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.github.cdiscountds.model.IntegrationResult;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Which texts the records of the trade show. Each record is made by reflection, with a token in
 * every text; a record or component that is new shows its token, and fails here until somebody has
 * decided that it isn't personal.
 */
@Tag("INV-6")
class PersonalDataTest {
  private static final String MODEL = "io.github.cdiscountds.model";

  /** What {@code toString} may show: codes, numbers of documents, and facts about products. */
  private static final Set<String> NOT_PERSONAL =
      Set.of(
          "AnomalyRow.customerNumber",
          "AnomalyRow.deliveryMethod",
          "AnomalyRow.sourceFile",
          "CatalogueItem.brand",
          "CatalogueItem.description",
          "CatalogueItem.ean",
          "CatalogueItem.images",
          "CatalogueItem.name",
          "CatalogueItem.productType",
          "CatalogueItem.size",
          "Category.id",
          "Category.name",
          "ComplianceReport.processedFile",
          "ComplianceReport.reason",
          "ComplianceReport.sourceFile",
          "DeliveryMethod.code",
          "Destination.isoCode",
          "FulfilmentStatus.orderCode",
          "FulfilmentStatus.slipCode",
          "IntegrationResult.Pending.wording",
          "IntegrationResult.Refused.reason",
          "InvoiceLine.customerNumber",
          "InvoiceLine.internalInvoiceNumber",
          "InvoiceLine.number",
          "InvoiceLine.pickingSlip",
          "InvoiceLine.siteId",
          "InvoiceLine.sourceFile",
          "InvoiceLine.supplierOrderNumber",
          "InvoiceLine.type",
          "OrderKey.campaign",
          "OrderKey.orderNumber",
          "ComplianceReport.Problem.field",
          "ComplianceReport.Problem.message",
          "Sku.value",
          "TrackingRow.customerOrderRef",
          "TrackingRow.parcel",
          "TrackingRow.partnerOrderRef",
          "TrackingRow.sourceFile",
          "TrackingRow.supplierOrderNumber",
          "TrackingRow.trackingLink");

  /** Where each token of the record at hand was put. */
  private final Map<String, String> placeOfToken = new TreeMap<>();

  @Test
  void noRecordShowsATextThatMayBePersonal() throws ReflectiveOperationException {
    Set<String> shown = new TreeSet<>();
    Set<String> hidden = new TreeSet<>();
    Set<String> records = new TreeSet<>();
    for (JavaClass type : Libraries.CLASSES) {
      if (type.getPackageName().equals(MODEL)
          && type.isRecord()
          && type.getModifiers().contains(JavaModifier.PUBLIC)) {
        records.add(type.getName().substring(MODEL.length() + 1));
        placeOfToken.clear();
        String text = made(type.reflect()).toString();
        placeOfToken.forEach((token, place) -> (text.contains(token) ? shown : hidden).add(place));
      }
    }

    assertThat(records).contains("Order", "Recipient", "TrackingRow").hasSizeGreaterThan(15);
    assertThat(shown).isEqualTo(new TreeSet<>(NOT_PERSONAL));
    assertThat(hidden)
        .contains("Recipient.surname", "PostalAddress.street", "ReportedRecipient.email");
  }

  private Object made(Class<?> type) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      String place =
          type.getName().substring(MODEL.length() + 1).replace('$', '.')
              + "."
              + components[i].getName();
      values[i] = value(components[i].getGenericType(), place);
    }
    Constructor<?> constructor = type.getDeclaredConstructor(types);
    return constructor.newInstance(values);
  }

  private Object value(Type type, String place) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return List.of(value(list.getActualTypeArguments()[0], place));
    }
    if (type instanceof ParameterizedType set && set.getRawType() == Set.class) {
      return Set.of(value(set.getActualTypeArguments()[0], place));
    }
    if (!(type instanceof Class<?> plain)) {
      throw new AssertionError("no value for " + place + " of type " + type);
    }
    if (plain == String.class) {
      return token(place);
    }
    if (plain == URI.class) {
      return URI.create("https://carrier.example.org/" + token(place));
    }
    if (plain == IntegrationResult.class) {
      return made(IntegrationResult.Refused.class);
    }
    if (plain.isRecord()) {
      return made(plain);
    }
    if (plain.isEnum()) {
      return plain.getEnumConstants()[0];
    }
    Object number =
        Map.<Class<?>, Object>of(
                int.class,
                1,
                Integer.class,
                1,
                BigDecimal.class,
                BigDecimal.ONE,
                LocalDate.class,
                LocalDate.EPOCH,
                LocalDateTime.class,
                LocalDate.EPOCH.atStartOfDay(),
                Instant.class,
                Instant.EPOCH)
            .get(plain);
    if (number == null) {
      throw new AssertionError("no value for " + place + " of type " + type);
    }
    return number;
  }

  /** As short as a delivery method, or a country code where that is wanted. */
  private String token(String place) {
    String token =
        place.equals("Destination.isoCode")
            ? "QZ"
            : String.format(Locale.ROOT, "Q%02d", placeOfToken.size());
    placeOfToken.put(token, place);
    return token;
  }
}
