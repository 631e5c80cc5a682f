package io.github.cdiscountds.address;

import java.util.ArrayList;
import java.util.List;

/** The words of all parts of an address, in order. Immutable. */
final class PartWords {
  private final List<AddressPart> parts;
  private final List<String> words = new ArrayList<>();

  /** The word with which each part begins, and the end. */
  private final int[] begins;

  /** Code points of all words before each, and of the spaces between. */
  private final int[] ahead;

  PartWords(List<AddressPart> parts) {
    this.parts = List.copyOf(parts);
    this.begins = new int[parts.size() + 1];
    for (int part = 0; part < parts.size(); part++) {
      words.addAll(List.of(parts.get(part).text().split(" ")));
      begins[part + 1] = words.size();
    }
    this.ahead = new int[words.size() + 1];
    for (int word = 0; word < words.size(); word++) {
      String text = words.get(word);
      ahead[word + 1] = ahead[word] + text.codePointCount(0, text.length()) + 1;
    }
  }

  List<AddressPart> parts() {
    return parts;
  }

  int count() {
    return words.size();
  }

  boolean hasStreet() {
    return !parts.isEmpty() && parts.get(0).owns(0);
  }

  /** The word with which a part begins, or the end. */
  int begin(int part) {
    return begins[part];
  }

  /** The code points of some words and the spaces between them. */
  int length(int from, int to) {
    return from == to ? 0 : ahead[to] - ahead[from] - 1;
  }

  String text(int from, int to) {
    return String.join(" ", words.subList(from, to));
  }

  /** How many parts have words there. */
  int parts(int from, int to) {
    int count = 0;
    for (int part = 0; part < parts.size(); part++) {
      if (Math.max(begins[part], from) < Math.min(begins[part + 1], to)) {
        count++;
      }
    }
    return count;
  }
}
