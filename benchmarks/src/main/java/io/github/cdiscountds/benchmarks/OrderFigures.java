package io.github.cdiscountds.benchmarks;

import io.github.cdiscountds.codec.Encoder;
import io.github.cdiscountds.codec.standard.Codecs;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.preflight.CheckedOrders;
import io.github.cdiscountds.preflight.LengthPolicy;
import io.github.cdiscountds.preflight.Preflight;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** The group {@code orders}: what it costs to hand orders over, beside writing them only. */
final class OrderFigures {
  private static final int ORDERS = 5_000;
  private static final int HEAP = 1_024;

  /** A single validation is over too soon to be measured. */
  private static final int TIMES = 5;

  private OrderFigures() {}

  static List<Figure<?>> all() {
    Figure<Path> submit =
        new Figure<>(
            "submit-5000-vs-poi",
            null,
            ORDERS,
            HEAP,
            OrderWriters::texts,
            file -> 1,
            OrderSubmission.all());
    return List.of(submit, submit.heapOfOurs("submit-5000"), validation());
  }

  /** Form and contract of the orders, against the encoding of the same orders. */
  private static Figure<Integer> validation() {
    return new Figure<>(
        "validate-vs-encode",
        null,
        ORDERS,
        HEAP,
        Function.identity(),
        lines -> lines,
        List.of(
            Candidate.ours(
                (folder, rows) -> {
                  List<Order> orders = OrderLines.ofOneLine(rows);
                  Preflight preflight =
                      Preflight.of(OrderLines.ACCOUNT, OrderLines.PROFILE, LengthPolicy.DOCUMENTED);
                  return results -> {
                    for (int i = 0; i < TIMES; i++) {
                      results.accept(preflight.check(orders).orders().lineCount());
                    }
                  };
                }),
            Candidate.reference(
                "our encoder",
                (folder, rows) -> {
                  CheckedOrders orders = OrderLines.checked(OrderLines.ofOneLine(rows));
                  Encoder<CheckedOrders> encoder =
                      Codecs.standard().orderFileEncoder(OrderLines.PROFILE);
                  return results -> {
                    for (int i = 0; i < TIMES; i++) {
                      if (encoder.encode(orders).length == 0) {
                        throw new IllegalStateException("nothing was written");
                      }
                      results.accept(orders.lineCount());
                    }
                  };
                })));
  }
}
