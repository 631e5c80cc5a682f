package io.github.cdiscountds.profile;

import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Under which names an order file hides from the supplier: while it is uploaded, one for each
 * attempt, and once it was taken back.
 *
 * <p>A file keeps the setting that it was made with, which the ledger records: a changed setting is
 * for the files made from then on.
 *
 * <p>Construction throws {@link IllegalArgumentException} when the value isn't one of that style.
 *
 * @param style what keeps the supplier from picking such a file up
 * @param value the ending, the path of the folder, or {@code ""} for the dot
 * @since 0.1.0
 */
public record TemporaryNames(Style style, String value) {

  /** What keeps the supplier from picking a file up. */
  public enum Style {
    /** A dot before the name. */
    DOT_PREFIX,
    /** An ending that the supplier's job passes over. */
    SUFFIX,
    /** A folder of its own, where the supplier's job doesn't look. */
    FOLDER
  }

  private static final int MAX_SUFFIX = 32;

  /** Longer ones no file system takes, nor do they need reading as anything. */
  private static final int MAX_NAME = 255;

  /** What may follow a final name at the most: a dot, ten digits, an ending. */
  private static final int MAX_MARK = 11 + MAX_SUFFIX;

  private static final Pattern NUMBERED = Pattern.compile("\\.(?:\\d{1,10}|back)(?![^.])");

  public TemporaryNames {
    boolean isRight =
        switch (style) {
          case DOT_PREFIX -> value.isEmpty();
          case SUFFIX ->
              value.length() > 1
                  && value.length() <= MAX_SUFFIX
                  && value.startsWith(".")
                  && RemoteFile.isSafeName(value);
          case FOLDER -> !value.isEmpty();
        };
    if (!isRight) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "temporary names of style %s with \"%s\": expected %s",
              style,
              RemoteFile.escape(value),
              switch (style) {
                case DOT_PREFIX -> "nothing else";
                case SUFFIX -> "an ending of 2 to 32 characters that begins with a dot";
                case FOLDER -> "the path of a folder";
              }));
    }
    if (style == Style.FOLDER) {
      new RemoteFolder(value); // says what is wrong with the path
    }
  }

  /**
   * Hides files in the folder for orders itself, behind a dot: {@code .<name>.<attempt>.part} while
   * they are uploaded, {@code .<name>.back} once they were taken back. The default.
   *
   * @return names that begin with a dot
   */
  public static TemporaryNames dotPrefix() {
    return new TemporaryNames(Style.DOT_PREFIX, "");
  }

  /**
   * Hides files in the folder for orders itself, by an ending: {@code <name>.<attempt>.part} and
   * {@code <name>.back.part} for {@code .part}. For a server that refuses names with a dot before
   * them.
   *
   * @param ending what such names end with, with its dot
   * @return names with that ending
   * @throws IllegalArgumentException when it isn't an ending of 2 to 32 characters with a dot
   */
  public static TemporaryNames suffix(String ending) {
    return new TemporaryNames(Style.SUFFIX, ending);
  }

  /**
   * Hides files in a folder of their own: {@code <name>.<attempt>.part} and {@code <name>.back}
   * there. It has to exist, on the same file system as the folder for orders, and nobody else may
   * move what lies in it.
   *
   * @param path the folder's path, as {@link RemoteFolder} takes it
   * @return names in that folder
   * @throws IllegalArgumentException when it isn't a path that a folder can have
   */
  public static TemporaryNames folder(String path) {
    return new TemporaryNames(Style.FOLDER, path);
  }

  /**
   * Says where hidden files lie.
   *
   * @param orders the folder for order files
   * @return that folder, or the one of their own
   */
  public RemoteFolder folderBeside(RemoteFolder orders) {
    return style == Style.FOLDER ? new RemoteFolder(value) : orders;
  }

  /**
   * Names the temporary file of an attempt.
   *
   * @param name the file's final name
   * @param attempt the attempt's number, from 1
   * @return its hidden name
   */
  public String temporary(String name, int attempt) {
    return switch (style) {
      case DOT_PREFIX -> "." + name + "." + attempt + ".part";
      case SUFFIX -> name + "." + attempt + value;
      case FOLDER -> name + "." + attempt + ".part";
    };
  }

  /**
   * Names a file that was taken back.
   *
   * @param name the file's final name
   * @return its hidden name
   */
  public String takenBack(String name) {
    return switch (style) {
      case DOT_PREFIX -> "." + name + ".back";
      case SUFFIX -> name + ".back" + value;
      case FOLDER -> name + ".back";
    };
  }

  /**
   * Reads the final name out of a hidden one of this setting.
   *
   * @param hidden any file name
   * @return the final name, or empty when it isn't a hidden name of this setting
   */
  public Optional<String> finalNameOf(String hidden) {
    return possibleFinalNames(hidden).stream().filter(name -> hides(name, hidden)).findFirst();
  }

  /**
   * Tells whether a name is one under which this setting hides a file.
   *
   * @param name the file's final name
   * @param hidden any file name
   * @return true for the hidden name of any attempt, and for that of a file taken back
   */
  public boolean hides(String name, String hidden) {
    if (hidden.equals(takenBack(name))) {
      return true;
    }
    String before = style == Style.DOT_PREFIX ? "." + name + "." : name + ".";
    String after = style == Style.SUFFIX ? value : ".part";
    if (!hidden.startsWith(before)
        || !hidden.endsWith(after)
        || hidden.length() <= before.length() + after.length()) {
      return false;
    }
    return hidden
        .substring(before.length(), hidden.length() - after.length())
        .chars()
        .allMatch(c -> c >= '0' && c <= '9');
  }

  /**
   * Gives every final name that a file may have, were the name given a hidden one of any setting.
   * Which of them is right only the setting that the file was made with {@linkplain #hides tells}.
   *
   * @param hidden any file name
   * @return the names that may be meant, none when no setting makes such names
   */
  public static List<String> possibleFinalNames(String hidden) {
    if (hidden.length() > MAX_NAME) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    Matcher marks = NUMBERED.matcher(hidden);
    int from = Math.max(0, hidden.length() - MAX_MARK);
    while (marks.find(from)) {
      String name = hidden.substring(0, marks.start());
      if (name.length() > 1 && name.startsWith(".")) {
        names.add(name.substring(1));
      }
      if (!name.isEmpty()) {
        names.add(name);
      }
      from = marks.start() + 1;
    }
    return List.copyOf(names);
  }

  /**
   * Writes the setting down, for a ledger.
   *
   * @return a text that {@link #ofCode} reads
   */
  public String code() {
    return style == Style.DOT_PREFIX ? style.name() : style + ":" + value;
  }

  /**
   * Reads what {@link #code} wrote.
   *
   * @param code the text
   * @return the setting
   * @throws IllegalArgumentException when it isn't such a text
   */
  public static TemporaryNames ofCode(String code) {
    int colon = code.indexOf(':');
    return colon < 0
        ? new TemporaryNames(Style.valueOf(code), "")
        : new TemporaryNames(Style.valueOf(code.substring(0, colon)), code.substring(colon + 1));
  }
}
