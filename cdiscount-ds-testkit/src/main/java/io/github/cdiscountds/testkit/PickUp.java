package io.github.cdiscountds.testkit;

import io.github.cdiscountds.model.OrderKey;
import java.time.Instant;
import java.util.List;

/**
 * The journal's entry about one order file that the fake supplier took out of the folder, written
 * before anything of it was judged.
 *
 * @param at when
 * @param fileName its name
 * @param size its size in bytes
 * @param sha256 the SHA-256 of its bytes, as 64 lower-case hexadecimal digits
 * @param orders the orders that it holds, each once, in the file's order; rows whose number and
 *     campaign can't be a key, such as blank ones, are left out, and a file that isn't a workbook
 *     has none
 * @since 0.1.0
 */
public record PickUp(Instant at, String fileName, long size, String sha256, List<OrderKey> orders) {

  public PickUp {
    orders = List.copyOf(orders);
  }
}
