package io.github.cdiscountds.preflight;

import io.github.cdiscountds.model.Order;
import java.util.ArrayList;
import java.util.List;

/**
 * Orders that passed {@link Preflight}; the only thing that an order-file encoder takes.
 *
 * <p>Immutable and thread-safe. Can't be made otherwise than by {@link Preflight#check}, so that
 * skipping the checks doesn't compile. {@code toString} shows numbers only.
 *
 * @since 0.1.0
 */
public final class CheckedOrders {
  private final List<Order> orders;

  CheckedOrders(List<Order> orders) {
    this.orders = List.copyOf(orders);
  }

  /**
   * Gives the orders.
   *
   * @return the orders, in the order in which they were checked
   */
  public List<Order> orders() {
    return orders;
  }

  /**
   * Counts the lines of the file that these orders make.
   *
   * @return the number of order lines, without the header
   */
  public int lineCount() {
    return orders.stream().mapToInt(order -> order.lines().size()).sum();
  }

  /**
   * Tells whether there is nothing to send.
   *
   * @return true when no order passed
   */
  public boolean isEmpty() {
    return orders.isEmpty();
  }

  /**
   * Deals the orders out to files (R13). An order is never split over two files; one of more lines
   * than the limit gets a file of its own.
   *
   * @param maxLines the most lines of a file, as in {@link
   *     io.github.cdiscountds.profile.ServiceProfile#maxLinesPerFile()}
   * @return one group for each file, in order; none when there are no orders
   * @throws IllegalArgumentException when {@code maxLines} is below 1
   */
  public List<CheckedOrders> splitByLines(int maxLines) {
    if (maxLines < 1) {
      throw new IllegalArgumentException("lines per file " + maxLines + ": expected 1 or more");
    }
    List<CheckedOrders> files = new ArrayList<>();
    List<Order> file = new ArrayList<>();
    int lines = 0;
    for (Order order : orders) {
      if (!file.isEmpty() && lines + order.lines().size() > maxLines) {
        files.add(new CheckedOrders(file));
        file.clear();
        lines = 0;
      }
      file.add(order);
      lines += order.lines().size();
    }
    if (!file.isEmpty()) {
      files.add(new CheckedOrders(file));
    }
    return List.copyOf(files);
  }

  @Override
  public String toString() {
    return "CheckedOrders[" + orders.size() + " order(s), " + lineCount() + " line(s)]";
  }
}
