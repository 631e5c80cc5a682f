package io.github.cdiscountds.chaos;

import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What comes out when the books of two processes are laid side by side: the supplier's own, written
 * by the fake, and the shop's, once as its timelines stand and once as events told it.
 *
 * @param orders how many orders were handed over
 * @param wrong the lines about which somebody says something else than the supplier's books
 * @param planted the billing errors that the supplier made
 * @param missed those of them that the audit didn't find
 * @param falselyFound what the audit found and nobody planted
 */
record MonthVerdict(
    int orders,
    List<String> wrong,
    List<String> planted,
    List<String> missed,
    List<String> falselyFound) {

  /** The fake's wording of each cause, as its documents show it (R23). */
  private static final Map<String, String> CAUSES =
      Map.of(
          "Champ obligatoire", "REQUIRED_FIELD",
          "Format incorrect", "FORMAT",
          "Stock insuffisant", "STOCKOUT",
          "Produit inactif", "PRODUCT",
          "Unknow product id", "PRODUCT",
          "Commande en doublon", "DUPLICATE",
          "Destination non autorisée", "DESTINATION",
          "Mode de livraison non autorisé", "DELIVERY_METHOD",
          "Encours insuffisant", "CREDIT");

  MonthVerdict {
    wrong = List.copyOf(wrong);
    planted = List.copyOf(planted);
    missed = List.copyOf(missed);
    falselyFound = List.copyOf(falselyFound);
  }

  /** Compares what both processes left in a folder. */
  static MonthVerdict of(MonthOrders handedOver, int orders, Path folder) throws IOException {
    List<String> wrong = new ArrayList<>();
    Map<String, String> booked = booked(folder.resolve("books"), wrong);
    Map<String, String> expected = new HashMap<>();
    IntStream.rangeClosed(1, orders)
        .mapToObj(number -> handedOver.order(number, 0))
        .forEach(order -> expect(order, booked, expected, wrong));
    compare("timeline", expected, LineState.read(folder.resolve("timelines")), wrong);
    compare("events", expected, LineState.read(folder.resolve("events")), wrong);
    List<String> planted = Files.readAllLines(folder.resolve("planted"));
    List<String> falselyFound = new ArrayList<>(Files.readAllLines(folder.resolve("findings")));
    List<String> missed = new ArrayList<>();
    for (String error : planted) {
      if (!falselyFound.remove(error)) {
        missed.add(error);
      }
    }
    return new MonthVerdict(orders, wrong, planted, missed, falselyFound);
  }

  /** Where each line stands that came from the shop, from the file that counts. */
  private static Map<String, String> booked(Path books, List<String> wrong) throws IOException {
    Map<String, String> booked = new HashMap<>();
    Map<String, String> taken = new HashMap<>();
    for (String text : Files.readAllLines(books)) {
      String[] entry = text.split("\t", -1);
      if (entry[3].startsWith(MonthSupplierProcess.OWN_FILES)) {
        LineState.Line line = new LineState.Line(entry[0], entry[1], entry[2]);
        boolean isRejected = entry[4].equals("FILE_REJECTED");
        if (!isRejected && taken.putIfAbsent(line.toString(), entry[3]) != null) {
          wrong.add(line + ": the supplier took it from two files");
        }
        if (!isRejected || !taken.containsKey(line.toString())) {
          booked.put(line.toString(), stateOf(line, entry));
        }
      }
    }
    return booked;
  }

  private static String stateOf(LineState.Line line, String[] entry) {
    String stage =
        switch (entry[4]) {
          case "RECEIVED" -> "SENT";
          case "PENDING" -> "FILE_ACCEPTED";
          case "SLIP_CREATED" -> "PREPARING";
          case "PARTLY_SHIPPED" -> "SHIPPED";
          default -> entry[4];
        };
    return LineState.of(line, stage, causeOf(entry[5]), entry[5], entry[6]).state();
  }

  private static String causeOf(String reason) {
    if (reason.isEmpty()) {
      return "";
    }
    return CAUSES.getOrDefault(reason.split(" : ", 2)[0], "UNKNOWN");
  }

  private static void expect(
      Order order, Map<String, String> booked, Map<String, String> expected, List<String> wrong) {
    for (OrderLine line : order.lines()) {
      String name = LineState.Line.of(order.key(), line.product()).toString();
      String state = booked.get(name);
      if (state == null) {
        wrong.add(name + ": the supplier never got it");
      } else {
        expected.put(name, state);
      }
    }
  }

  private static void compare(
      String who, Map<String, String> expected, Map<String, String> told, List<String> wrong) {
    expected.forEach(
        (line, state) -> {
          String said = told.get(line);
          if (!state.equals(said)) {
            wrong.add(line + ": " + who + " " + said + ", the supplier's books " + state);
          }
        });
    told.keySet().stream()
        .filter(line -> !expected.containsKey(line))
        .forEach(line -> wrong.add(line + ": " + who + " knows it, the supplier's books don't"));
  }

  boolean isSound() {
    return wrong.isEmpty() && missed.isEmpty() && falselyFound.isEmpty();
  }

  String figures() {
    return "orders="
        + orders
        + " wrong="
        + wrong.size()
        + " planted="
        + planted.size()
        + " found="
        + (planted.size() - missed.size())
        + " false="
        + falselyFound.size();
  }
}
