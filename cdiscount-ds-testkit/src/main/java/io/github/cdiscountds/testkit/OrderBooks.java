package io.github.cdiscountds.testkit;

import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.testkit.internal.OrderField;
import io.github.cdiscountds.testkit.internal.OrderRow;
import io.github.cdiscountds.testkit.internal.OrderSheet;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The journal of all files ever picked up, and the books of the orders that they brought. Guarded
 * by the supplier's lock.
 */
final class OrderBooks {
  private final List<Submission> submissions = new ArrayList<>();
  private final List<OrderOnBooks> orders = new ArrayList<>();
  private final Map<List<String>, List<OrderOnBooks>> byKey = new HashMap<>();

  /** Enters a file that was picked up just now, before anything of it is judged. */
  Submission register(Instant now, String fileName, byte[] content) {
    OrderSheet sheet = OrderSheet.open(content);
    Map<List<String>, OrderOnBooks> inFile = new LinkedHashMap<>();
    for (OrderRow row : sheet.rows()) {
      String number = row.get(OrderField.ORDER_NUMBER);
      String campaign = row.get(OrderField.CAMPAIGN);
      inFile
          .computeIfAbsent(
              List.of(number, campaign), key -> new OrderOnBooks(fileName, number, campaign))
          .lines
          .add(new OrderOnBooks.Line(row));
    }
    List<OrderOnBooks> found = List.copyOf(inFile.values());
    PickUp entry = new PickUp(now, fileName, content.length, sha256(content), keysOf(found));
    Submission submission = new Submission(entry, content, sheet, found);
    submissions.add(submission);
    orders.addAll(found);
    found.forEach(order -> byKey.computeIfAbsent(order.key(), key -> new ArrayList<>()).add(order));
    return submission;
  }

  private static List<OrderKey> keysOf(List<OrderOnBooks> found) {
    List<OrderKey> keys = new ArrayList<>();
    for (OrderOnBooks order : found) {
      try {
        keys.add(new OrderKey(order.number, order.campaign));
      } catch (IllegalArgumentException noKey) {
        // The journal leaves such rows out; the books keep them.
      }
    }
    return keys;
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The journal, oldest first. */
  List<PickUp> pickUps() {
    return submissions.stream().map(one -> one.pickUp).toList();
  }

  /** The orders in the order of their arrival; a live view. */
  List<OrderOnBooks> orders() {
    return Collections.unmodifiableList(orders);
  }

  /** Whether the supplier accepted an order of this key from another file as well. */
  boolean wasAcceptedTwice(OrderOnBooks order) {
    return byKey.getOrDefault(order.key(), List.of()).stream()
            .filter(same -> same.accepted != null)
            .count()
        > 1;
  }

  /** The orders' lines as they stand, in the order of their arrival. */
  List<BookedLine> lines() {
    return orders.stream().flatMap(order -> order.view().stream()).toList();
  }

  /**
   * The bytes of the last file of a name.
   *
   * @throws IllegalArgumentException when none was picked up
   */
  byte[] contentOf(String fileName) {
    for (int i = submissions.size() - 1; i >= 0; i--) {
      if (submissions.get(i).pickUp.fileName().equals(fileName)) {
        return submissions.get(i).content();
      }
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "file \"%s\": expected one that was picked up: %s",
            fileName,
            submissions.stream().map(one -> one.pickUp.fileName()).toList()));
  }
}
