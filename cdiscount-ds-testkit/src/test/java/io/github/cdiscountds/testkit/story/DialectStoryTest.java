package io.github.cdiscountds.testkit.story;

import static io.github.cdiscountds.testkit.assertj.DropshipAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.catalogue.CatalogueSnapshot;
import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.InvoiceLine.VatMeaning;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.profile.TrackingQuantity;
import io.github.cdiscountds.testkit.CatalogueFormat;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.FakeSupplierBuilder;
import io.github.cdiscountds.testkit.InvoiceFormat;
import io.github.cdiscountds.testkit.ParcelNumbers;
import io.github.cdiscountds.testkit.ReportCells;
import io.github.cdiscountds.testkit.ReportLanguage;
import io.github.cdiscountds.testkit.SampleOrder;
import io.github.cdiscountds.testkit.StatusCodes;
import io.github.cdiscountds.testkit.junit.DropshipCustomizer;
import io.github.cdiscountds.testkit.junit.DropshipTest;
import java.math.BigDecimal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** However the supplier writes, a shop hears the same. */
class DialectStoryTest {
  private static void endsWell(FakeSupplier supplier, Story story, DropshipClient client) {
    SampleOrder order = SampleOrder.at(supplier, "0012345").line("CGRESERVA", 3);
    story
        .orders(order.build())
        .meanwhile(told -> told.splits("0012345", "CGRESERVA", 1, 2))
        .isIntegrated()
        .isPartlyShipped()
        .shipsIn(2)
        .isInvoiced()
        .hasNoContradiction();
    assertThat(client)
        .order(order.key())
        .line("CGRESERVA")
        .hasShipped(3)
        .hasParcel("8V00000000001", 1)
        .hasParcel("8V00000000002", 2)
        .isBilled(3, new BigDecimal("152.97"));
  }

  static final class GuessedCells implements DropshipCustomizer {
    @Override
    public void supplier(FakeSupplierBuilder supplier) {
      supplier.reportCells(ReportCells.GUESSED).statusCodes(StatusCodes.WHOLE_MATRIX);
    }
  }

  @Nested
  @Tag("R38")
  @DropshipTest(customizer = GuessedCells.class)
  class InNumberCells {
    @Test
    void endsWell(FakeSupplier supplier, Story story, DropshipClient client) {
      DialectStoryTest.endsWell(supplier, story, client);
    }
  }

  static final class LateNumbers implements DropshipCustomizer {
    @Override
    public void supplier(FakeSupplierBuilder supplier) {
      supplier.parcelNumbers(ParcelNumbers.NEXT_DAY);
    }
  }

  @Nested
  @Tag("R30")
  @DropshipTest(customizer = LateNumbers.class)
  class WithParcelNumbersADayLate {
    @Test
    void endsWell(FakeSupplier supplier, Story story, DropshipClient client) {
      DialectStoryTest.endsWell(supplier, story, client);
    }
  }

  static final class Workbook implements DropshipCustomizer {
    @Override
    public void supplier(FakeSupplierBuilder supplier) {
      supplier
          .invoiceFormat(InvoiceFormat.WORKBOOK)
          .invoiceVat(VatMeaning.AMOUNT)
          .reportCells(ReportCells.GUESSED);
    }
  }

  @Nested
  @Tag("R4")
  @Tag("R37")
  @DropshipTest(customizer = Workbook.class)
  class WithInvoicesThatAreWorkbooks {
    @Test
    void endsWell(FakeSupplier supplier, Story story, DropshipClient client) {
      DialectStoryTest.endsWell(supplier, story, client);
    }
  }

  static final class RunningTotal implements DropshipCustomizer {
    @Override
    public void supplier(FakeSupplierBuilder supplier) {
      supplier.profile(
          ServiceProfile.DOCUMENTED.withTrackingQuantity(TrackingQuantity.RUNNING_TOTAL));
    }
  }

  @Nested
  @Tag("R30")
  @DropshipTest(customizer = RunningTotal.class)
  class WithTheTotalOnEachParcel {
    @Test
    void shipsEachPieceOnce(FakeSupplier supplier, Story story, DropshipClient client) {
      SampleOrder order = SampleOrder.at(supplier, "WEB-1").line("CGRESERVA", 3);
      story
          .orders(order.build())
          .meanwhile(told -> told.splits("WEB-1", "CGRESERVA", 1, 2))
          .isPartlyShipped()
          .shipsIn(2)
          .hasNoContradiction();
      assertThat(client).order(order.key()).line("CGRESERVA").hasShipped(3);
    }
  }

  static final class OldExport implements DropshipCustomizer {
    @Override
    public void supplier(FakeSupplierBuilder supplier) {
      supplier.catalogueFormat(
          CatalogueFormat.UTF_8
              .separatedBy(',')
              .withByteOrderMark()
              .withDecimalComma()
              .headersIn(ReportLanguage.FRENCH));
    }
  }

  @Nested
  @Tag("R5")
  @Tag("R6")
  @DropshipTest(customizer = OldExport.class)
  class WithAFrenchCatalogue {
    @Test
    void readsPricesAndSizes(DropshipClient client) {
      client.catalogue().refresh();
      CatalogueSnapshot snapshot = client.catalogue().snapshot().orElseThrow();
      assertThat(snapshot.size()).isEqualTo(7);
      CatalogueItem console = snapshot.find(Sku.of("PSPBL16GO")).orElseThrow();
      assertThat(console.purchasePrice()).isEqualTo(new BigDecimal("150.11"));
      assertThat(console.packageLengthCm()).isEqualTo(new BigDecimal("25.5"));
      assertThat(console.description())
          .isEqualTo("Console portable ; écran 4,3\", livrée avec étui.\nGarantie 2 ans.");
    }
  }
}
