package io.github.cdiscountds.ledger.jdbc;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the ledger's tables are: puts their names into statements. Thread-safe. */
final class TableNames {
  /** What may be an identifier without quotes in either database. */
  private static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-z0-9_]*");

  private static final Pattern TABLE = Pattern.compile("\\{(\\w+)}");
  private static final int MAX_SCHEMA = 63;

  /** PostgreSQL cuts names at 63 characters; the longest of ours has 16. */
  private static final int MAX_PREFIX = 40;

  private final String schema;
  private final String prefix;
  private final Map<String, String> statements = new ConcurrentHashMap<>();

  TableNames(String schema, String prefix) {
    this.schema = schema;
    this.prefix = prefix;
  }

  static String requireSchema(String name) {
    return require("schema", name, MAX_SCHEMA);
  }

  static String requirePrefix(String name) {
    return name.isEmpty() ? name : require("table prefix", name, MAX_PREFIX);
  }

  private static String require(String what, String name, int max) {
    if (name.length() > max || !IDENTIFIER.matcher(name).matches()) {
      throw new IllegalArgumentException(
          what
              + " \""
              + name
              + "\": expected lower-case letters, digits and _, not beginning with a digit, at most "
              + max);
    }
    return name;
  }

  String schema() {
    return schema;
  }

  String prefix() {
    return prefix;
  }

  /** Says which tables are the ledger's. */
  String all() {
    return schema + "." + prefix + "*";
  }

  /** Puts qualified names in the place of {@code {table}}. */
  String in(String statement) {
    return statements.computeIfAbsent(
        statement,
        text ->
            TABLE
                .matcher(text)
                .replaceAll(
                    table -> Matcher.quoteReplacement(schema + "." + prefix + table.group(1))));
  }
}
