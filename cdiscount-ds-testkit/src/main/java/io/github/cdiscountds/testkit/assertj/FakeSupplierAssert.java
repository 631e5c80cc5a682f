package io.github.cdiscountds.testkit.assertj;

import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.testkit.BookedLine;
import io.github.cdiscountds.testkit.FakeSupplier;
import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * What arrived at the fake supplier, and what became of it. A failure shows its journal or its
 * books.
 *
 * @since 0.1.0
 */
public final class FakeSupplierAssert extends AbstractAssert<FakeSupplierAssert, FakeSupplier> {
  FakeSupplierAssert(@Nullable FakeSupplier actual) {
    super(actual, FakeSupplierAssert.class);
  }

  /**
   * Verifies that each of these orders came in exactly one file.
   *
   * @param keys number and campaign of each, at least one
   * @return this assertion
   * @throws IllegalArgumentException when there is none
   */
  public FakeSupplierAssert hasPickedUpOnce(OrderKey... keys) {
    isNotNull();
    if (keys.length == 0) {
      throw new IllegalArgumentException("picked up no orders: expected at least one");
    }
    for (OrderKey key : keys) {
      long times = has().pickUps().stream().filter(pickUp -> pickUp.orders().contains(key)).count();
      if (times != 1) {
        throw failure(
            "%s",
            "expected the supplier to pick up order "
                + key
                + " once, but it did so "
                + times
                + " times"
                + journal());
      }
    }
    return this;
  }

  /**
   * Verifies that an order never came.
   *
   * @param key number and campaign
   * @return this assertion
   */
  public FakeSupplierAssert hasNotPickedUp(OrderKey key) {
    if (has().pickUps().stream().anyMatch(pickUp -> pickUp.orders().contains(key))) {
      throw failure(
          "%s", "expected the supplier not to pick up order " + key + ", but it did" + journal());
    }
    return this;
  }

  /**
   * Verifies that no order file was ever picked up.
   *
   * @return this assertion
   */
  public FakeSupplierAssert hasPickedUpNothing() {
    if (!has().pickUps().isEmpty()) {
      throw failure("%s", "expected the supplier to pick up nothing, but it did" + journal());
    }
    return this;
  }

  /**
   * Verifies where all lines of an order stand in the books, whatever file they came with.
   *
   * @param orderNumber the order's number
   * @param stage the stage
   * @return this assertion
   */
  public FakeSupplierAssert booksHold(String orderNumber, BookedLine.Stage stage) {
    return books(orderNumber, line -> line.stage() == stage, "at " + stage);
  }

  /**
   * Verifies where one line of an order stands in the books.
   *
   * @param orderNumber the order's number
   * @param sku the product's code
   * @param stage the stage
   * @return this assertion
   */
  public FakeSupplierAssert booksHold(String orderNumber, String sku, BookedLine.Stage stage) {
    List<BookedLine> lines =
        has().books(orderNumber).stream().filter(line -> line.sku().equals(sku)).toList();
    if (lines.isEmpty() || lines.stream().anyMatch(line -> line.stage() != stage)) {
      throw wrongBooks(orderNumber, sku + " at " + stage);
    }
    return this;
  }

  /**
   * Verifies that all lines of an order were billed, each with as many pieces as have left.
   *
   * @param orderNumber the order's number
   * @return this assertion
   */
  public FakeSupplierAssert hasInvoiced(String orderNumber) {
    return books(
        orderNumber,
        line -> line.shippedQuantity() > 0 && line.invoicedQuantity() == line.shippedQuantity(),
        "invoiced");
  }

  /**
   * Verifies that it could read every file, as {@link FakeSupplier#verify()} does.
   *
   * @return this assertion
   */
  public FakeSupplierAssert hasReadEveryFile() {
    has().verify();
    return this;
  }

  private FakeSupplier has() {
    isNotNull();
    return actual;
  }

  private FakeSupplierAssert books(
      String orderNumber, Predicate<BookedLine> wanted, String expected) {
    List<BookedLine> lines = has().books(orderNumber);
    if (lines.isEmpty() || !lines.stream().allMatch(wanted)) {
      throw wrongBooks(orderNumber, expected);
    }
    return this;
  }

  private AssertionError wrongBooks(String orderNumber, String expected) {
    return failure(
        "%s",
        "expected the supplier's books to hold order "
            + orderNumber
            + " "
            + expected
            + ", but at "
            + actual.now()
            + " they held"
            + Shown.list(actual.books(), Shown::booked));
  }

  private String journal() {
    return "; until "
        + actual.now()
        + " it picked up"
        + Shown.list(actual.pickUps(), Shown::pickUp);
  }
}
