package io.github.cdiscountds.policy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One section of a policy file: what it is, its name, and its keys. Each key must be asked for, so
 * that a misspelt one is noticed.
 */
final class PolicySection {
  private final String file;
  private final int line;
  private final String kind;
  private final String name;
  private final Map<String, Value> values = new LinkedHashMap<>();

  private record Value(int line, StringBuilder text) {}

  PolicySection(String file, int line, String kind, String name) {
    this.file = file;
    this.line = line;
    this.kind = kind;
    this.name = name;
  }

  String kind() {
    return kind;
  }

  String name() {
    return name;
  }

  void put(int at, String key, String text) {
    if (values.putIfAbsent(key, new Value(at, new StringBuilder(text))) != null) {
      throw wrong(at, "\"" + key + "\" comes twice in [" + kind + " " + name + "]");
    }
  }

  /** Goes on with the value that was put last. */
  void append(int at, String text) {
    Value last = values.values().stream().reduce((one, other) -> other).orElse(null);
    if (last == null) {
      throw wrong(at, "an indented line, expected a \"key: value\" before it");
    }
    last.text().append(last.text().isEmpty() ? "" : "\n").append(text);
  }

  /** A text of one paragraph. */
  String text(String key) {
    return lines(key).replace('\n', ' ');
  }

  /** A text whose lines count. */
  String lines(String key) {
    return find(key).orElseThrow(() -> wrong(line, "[" + kind + " " + name + "] has no " + key));
  }

  Optional<String> find(String key) {
    return Optional.ofNullable(values.get(key)).map(value -> value.text().toString().strip());
  }

  <T> T one(String key, String expected, Function<String, Optional<T>> reader) {
    String text = text(key);
    return reader.apply(text).orElseThrow(() -> unreadable(key, text, expected));
  }

  /** What a comma-separated value lists; nothing without it. */
  <T> List<T> list(String key, String expected, Function<String, Optional<T>> reader) {
    return find(key).stream()
        .flatMap(text -> Arrays.stream(text.split("[,\n]")))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .map(item -> reader.apply(item).orElseThrow(() -> unreadable(key, item, expected)))
        .toList();
  }

  <E extends Enum<E>> List<E> list(String key, Class<E> type) {
    return list(key, words(type), word -> constant(type, word));
  }

  <E extends Enum<E>> E one(String key, Class<E> type) {
    return one(key, words(type), word -> constant(type, word));
  }

  <E extends Enum<E>> Optional<E> optional(String key, Class<E> type) {
    return find(key).isEmpty() ? Optional.empty() : Optional.of(one(key, type));
  }

  /** Refuses keys that this kind of section doesn't have. */
  void allowOnly(String... keys) {
    List<String> allowed = List.of(keys);
    values.forEach(
        (key, value) -> {
          if (!allowed.contains(key)) {
            throw wrong(
                value.line(), "\"" + key + "\", expected one of " + String.join(", ", allowed));
          }
        });
  }

  IllegalArgumentException wrong(String what) {
    return wrong(line, what);
  }

  private IllegalArgumentException unreadable(String key, String read, String expected) {
    Value value = values.get(key);
    return wrong(
        value == null ? line : value.line(), key + " is \"" + read + "\", expected " + expected);
  }

  private IllegalArgumentException wrong(int at, String what) {
    return new IllegalArgumentException(file + ":" + at + ": " + what);
  }

  static <E extends Enum<E>> Optional<E> constant(Class<E> type, String word) {
    return Stream.of(type.getEnumConstants())
        .filter(constant -> word(constant).equals(word))
        .findFirst();
  }

  private static String words(Class<? extends Enum<?>> type) {
    return "one of "
        + String.join(", ", Stream.of(type.getEnumConstants()).map(PolicySection::word).toList());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
