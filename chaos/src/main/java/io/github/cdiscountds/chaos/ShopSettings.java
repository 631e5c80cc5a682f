package io.github.cdiscountds.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a shop's process is told on its command line: {@code name=value}, each once. */
final class ShopSettings {
  private final Map<String, String> values = new HashMap<>();

  /** Begins the settings of a shop that trades with a supplier. */
  static ShopSettings with(SupplierHandle.Desk supplier) {
    return new ShopSettings()
        .and("port", Integer.toString(supplier.port()))
        .and("hostKey", supplier.hostKey())
        .and("password", supplier.password())
        .and("weather", Weather.FAIR.name())
        .and("weatherSeed", "0");
  }

  static ShopSettings parse(String[] arguments) {
    ShopSettings settings = new ShopSettings();
    Arrays.stream(arguments)
        .forEach(
            each ->
                settings.values.put(
                    each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1)));
    return settings;
  }

  ShopSettings and(String name, String value) {
    values.put(name, value);
    return this;
  }

  List<String> toArguments() {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .sorted()
        .toList();
  }

  String text(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + "=… is missing");
    }
    return value;
  }

  @Nullable String textOrNull(String name) {
    return values.get(name);
  }

  int number(String name) {
    return Integer.parseInt(text(name));
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  Path path(String name) {
    return Path.of(text(name));
  }

  Duration millis(String name) {
    return Duration.ofMillis(number(name));
  }
}
