package io.github.cdiscountds.address;

import io.github.cdiscountds.internal.mapping.Spelling;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds what may be abbreviated in a French text: {@code abbreviations.csv}, beside this class.
 * Another abbreviation is a change of that table and of nothing else.
 */
final class Abbreviations {
  /** What columns H to J may take. */
  static final Set<Abbreviation.Kind> OF_PLACES =
      EnumSet.complementOf(EnumSet.of(Abbreviation.Kind.BUSINESS));

  /** What column K may take. */
  static final Set<Abbreviation.Kind> OF_BUSINESSES = EnumSet.of(Abbreviation.Kind.BUSINESS);

  private static final String FILE = "abbreviations.csv";
  private static final int CELLS = 3;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");
  private static final Pattern JOINT = Pattern.compile("[ '’-]");
  private static final Pattern NUMBER =
      Pattern.compile("[0-9]+(?:bis|ter|quater|quinquies|[a-z])?");
  private static final Pattern AFTER_NUMBER = Pattern.compile("bis|ter|quater|quinquies|[a-z]");

  /** By first word; those of more words first. */
  private static final Map<String, List<Abbreviation>> TABLE =
      read().stream()
          .sorted(Comparator.comparingInt((Abbreviation row) -> -row.words().size()))
          .collect(Collectors.groupingBy(row -> row.words().get(0)));

  private Abbreviations() {}

  /** All rows. */
  static List<Abbreviation> all() {
    return TABLE.values().stream().flatMap(List::stream).toList();
  }

  /**
   * Words of a text that may be abbreviated.
   *
   * @param from where they begin
   * @param to where they end
   * @param row their abbreviation
   */
  record Place(int from, int to, Abbreviation row) {}

  /** The places of a text that may be abbreviated, in the order in which that is done. */
  static List<Place> in(String text, Set<Abbreviation.Kind> kinds) {
    List<Word> words = words(text);
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      Abbreviation row = at(i, words, text, kinds);
      if (row != null) {
        int last = i + row.words().size() - 1;
        places.add(new Place(words.get(i).from(), words.get(last).to(), row));
        i = last;
      }
    }
    places.sort(Comparator.comparing(place -> place.row().kind()));
    return places;
  }

  /** A text with some of its places abbreviated. */
  static String applied(String text, List<Place> places) {
    StringBuilder out = new StringBuilder(text.length());
    int done = 0;
    for (Place place : places.stream().sorted(Comparator.comparingInt(Place::from)).toList()) {
      String original = text.substring(place.from(), place.to());
      out.append(text, done, place.from()).append(place.row().inCaseOf(original));
      done = place.to();
    }
    return out.append(text, done, text.length()).toString();
  }

  private record Word(int from, int to, String folded) {}

  private static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(new Word(matcher.start(), matcher.end(), Spelling.words(matcher.group())));
    }
    return words;
  }

  private static @Nullable Abbreviation at(
      int index, List<Word> words, String text, Set<Abbreviation.Kind> kinds) {
    for (Abbreviation row : TABLE.getOrDefault(words.get(index).folded(), List.of())) {
      boolean allowed =
          kinds.contains(row.kind())
              && matches(row, index, words, text)
              && (row.words().size() > 1 || index < words.size() - 1)
              && (row.kind() != Abbreviation.Kind.WAY || beginsAWay(index, words));
      if (allowed) {
        return row;
      }
    }
    return null;
  }

  private static boolean matches(Abbreviation row, int index, List<Word> words, String text) {
    if (index + row.words().size() > words.size()) {
      return false;
    }
    for (int i = 1; i < row.words().size(); i++) {
      Word word = words.get(index + i);
      String joint = text.substring(words.get(index + i - 1).to(), word.from());
      if (!word.folded().equals(row.words().get(i)) || !JOINT.matcher(joint).matches()) {
        return false;
      }
    }
    return true;
  }

  /** Whether a word is the first one, or stands behind a number such as "12" or "12 bis". */
  private static boolean beginsAWay(int index, List<Word> words) {
    if (index == 0) {
      return true;
    }
    String before = words.get(index - 1).folded();
    return NUMBER.matcher(before).matches()
        || (index > 1
            && AFTER_NUMBER.matcher(before).matches()
            && NUMBER.matcher(words.get(index - 2).folded()).matches());
  }

  private static List<Abbreviation> read() {
    try (InputStream in = Abbreviations.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " isn't beside its class");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Abbreviations::row)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }

  private static Abbreviation row(String line) {
    String[] cells = line.split(";", -1);
    if (cells.length != CELLS) {
      throw new IllegalStateException(FILE + ": three cells expected: " + line);
    }
    String written = cells[1].strip();
    return new Abbreviation(
        Abbreviation.Kind.valueOf(cells[0].strip().toUpperCase(Locale.ROOT)),
        written,
        List.of(Spelling.words(written).split(" ")),
        cells[2].strip());
  }
}
