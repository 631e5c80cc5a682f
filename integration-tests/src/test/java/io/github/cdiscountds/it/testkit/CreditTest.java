package io.github.cdiscountds.it.testkit;

import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.FakeSupplierBuilder;
import io.github.cdiscountds.testkit.ReportLanguage;
import io.github.cdiscountds.testkit.SampleOrder;
import io.github.cdiscountds.testkit.junit.DropshipCustomizer;
import io.github.cdiscountds.testkit.junit.DropshipTest;
import io.github.cdiscountds.testkit.story.Story;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Shown in docs/testkit.md. */
@DropshipTest(
    start = "2026-10-24T22:00",
    language = ReportLanguage.ENGLISH,
    customizer = CreditTest.OnCredit.class)
class CreditTest {
  static final class OnCredit implements DropshipCustomizer {
    @Override
    public void supplier(FakeSupplierBuilder supplier) {
      supplier.creditLimit(new BigDecimal("1000"));
    }
  }

  @Test
  void anOrderBeyondTheLimitIsRefused(FakeSupplier supplier, Story story) {
    Order dear = SampleOrder.at(supplier, "WEB-1").line("CGRESERVA", 20).build();
    story.orders(dear).isRefusedFor(RefusalCause.CREDIT);
  }
}
