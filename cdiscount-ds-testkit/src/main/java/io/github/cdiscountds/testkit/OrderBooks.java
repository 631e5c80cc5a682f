package io.github.cdiscountds.testkit;

import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.testkit.internal.OrderField;
import io.github.cdiscountds.testkit.internal.OrderRow;
import io.github.cdiscountds.testkit.internal.OrderSheet;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The journal of all files ever picked up, and the books of the orders that they brought. Guarded
 * by the supplier's lock.
 */
final class OrderBooks {
  private final List<Submission> submissions = new ArrayList<>();
  private final List<OrderOnBooks> orders = new ArrayList<>();
  private final Map<String, List<OrderOnBooks>> byNumber = new HashMap<>();

  /** What is in many cells is kept once: a year of orders is large. */
  private final Map<String, String> cells = new HashMap<>();

  /** The orders that each day's anomaly tracking lists; days that are over are gone. */
  private final NavigableMap<LocalDate, Set<OrderOnBooks>> listed = new TreeMap<>();

  /** The orders that were integrated on each day, while order tracking lists them. */
  private final NavigableMap<LocalDate, List<OrderOnBooks>> integrated = new TreeMap<>();

  /** Enters a file that was picked up just now, before anything of it is judged. */
  Submission register(Instant now, String fileName, byte[] content) {
    OrderSheet sheet = OrderSheet.open(content);
    Map<List<String>, OrderOnBooks> inFile = new LinkedHashMap<>();
    for (OrderRow read : sheet.rows()) {
      OrderRow row = shared(read);
      String number = row.get(OrderField.ORDER_NUMBER);
      String campaign = row.get(OrderField.CAMPAIGN);
      inFile
          .computeIfAbsent(
              List.of(number, campaign),
              key -> new OrderOnBooks(orders.size() + inFile.size(), fileName, number, campaign))
          .lines
          .add(new OrderOnBooks.Line(row));
    }
    List<OrderOnBooks> found = List.copyOf(inFile.values());
    PickUp entry = new PickUp(now, fileName, content.length, sha256(content), keysOf(found));
    Submission submission = new Submission(entry, content, sheet, found);
    submissions.add(submission);
    orders.addAll(found);
    found.forEach(
        order -> byNumber.computeIfAbsent(order.number, key -> new ArrayList<>(1)).add(order));
    return submission;
  }

  private OrderRow shared(OrderRow row) {
    List<String> values = new ArrayList<>(row.values());
    for (int i = 0; i < values.size(); i++) {
      if (i != OrderField.ORDER_NUMBER.index()) {
        String same = cells.putIfAbsent(values.get(i), values.get(i));
        values.set(i, same == null ? values.get(i) : same);
      }
    }
    return new OrderRow(row.line(), values);
  }

  /** Has a day's anomaly tracking list an order; the days before today are over. */
  void list(OrderOnBooks order, LocalDate day, LocalDate today) {
    listed.headMap(today).clear();
    listed
        .computeIfAbsent(
            day, any -> new TreeSet<>(Comparator.comparingInt((OrderOnBooks one) -> one.place)))
        .add(order);
  }

  /** The orders that a day's anomaly tracking lists, in the order of their arrival. */
  Collection<OrderOnBooks> listedOn(LocalDate day) {
    return Collections.unmodifiableCollection(listed.getOrDefault(day, Set.of()));
  }

  /** Notes that an order was integrated on a day. */
  void integrated(OrderOnBooks order, LocalDate day) {
    integrated.computeIfAbsent(day, any -> new ArrayList<>()).add(order);
  }

  /**
   * The orders integrated on a day or later, in the order of their arrival. What is older isn't
   * asked for again.
   */
  List<OrderOnBooks> integratedSince(LocalDate day) {
    integrated.headMap(day).clear();
    return integrated.values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparingInt(order -> order.place))
        .toList();
  }

  /** The orders of a number, whatever their campaign. */
  List<OrderOnBooks> ofNumber(String number) {
    return Collections.unmodifiableList(byNumber.getOrDefault(number, List.of()));
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
    return ofNumber(order.number).stream()
            .filter(same -> same.campaign.equals(order.campaign) && same.accepted != null)
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
