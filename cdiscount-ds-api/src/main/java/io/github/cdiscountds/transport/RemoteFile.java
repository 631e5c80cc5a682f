package io.github.cdiscountds.transport;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/**
 * A regular file as the server listed it. Its name is safe by construction (DESIGN invariant 7).
 *
 * <p>Construction throws {@link IllegalArgumentException} when the name is unsafe or the size
 * negative.
 *
 * @param folder the folder it was listed in
 * @param name its name: one path element without {@code /}, {@code \}, control characters
 * @param size its size in bytes
 * @param modified its modification time by the server's clock, usually in whole seconds; only ever
 *     compared with other times of the same server; {@link Instant#EPOCH} when the server tells
 *     none
 * @since 0.1.0
 */
public record RemoteFile(RemoteFolder folder, String name, long size, Instant modified) {
  private static final int LONGEST_NAME = 255;

  public RemoteFile {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(modified, "modified");
    requireSafeName(name);
    if (size < 0) {
      throw new IllegalArgumentException("remote file size " + size + ": expected 0 or more");
    }
  }

  /**
   * Gives folder and name as one path.
   *
   * @return the path, for messages and for the transport
   */
  public String path() {
    return folder.pathOf(name);
  }

  /**
   * Tells whether the server told when the file was modified. Of one that isn't dated nobody knows
   * without reading it whether a file of the same name and size is still the same.
   *
   * @return false when {@link #modified} is {@link Instant#EPOCH}
   */
  public boolean isDated() {
    return !modified.equals(Instant.EPOCH);
  }

  /**
   * Tells whether a name given by a server can be used as one path element.
   *
   * @param name any text
   * @return false for the empty name, {@code .}, {@code ..}, over 255 characters, and names with
   *     {@code /}, {@code \}, control or bidirectional formatting characters
   */
  public static boolean isSafeName(String name) {
    Objects.requireNonNull(name, "name");
    if (name.isEmpty() || name.length() > LONGEST_NAME || name.equals(".") || name.equals("..")) {
      return false;
    }
    return name.codePoints().allMatch(RemoteFile::isSafe);
  }

  /**
   * Makes any text fit for one line of a log or message.
   *
   * @param text any text
   * @return the text with unsafe characters written as {@code \}{@code uXXXX}, at most 255
   *     characters of it
   */
  public static String escape(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .limit(255)
        .forEach(
            c -> {
              if (c == '/' || isSafe(c)) {
                out.appendCodePoint(c);
              } else {
                out.append("\\u").append(String.format(Locale.ROOT, "%04X", c));
              }
            });
    return out.toString();
  }

  static void requireSafeName(String name) {
    if (!isSafeName(name)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "file name \"%s\"%s: expected one path element of 1 to 255 characters without / \\ or"
                  + " control characters",
              escape(name),
              name.length() > LONGEST_NAME ? " (" + name.length() + " characters)" : ""));
    }
  }

  private static boolean isSafe(int c) {
    int type = Character.getType(c);
    return c != '/'
        && c != '\\'
        && type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.SURROGATE
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
  }
}
