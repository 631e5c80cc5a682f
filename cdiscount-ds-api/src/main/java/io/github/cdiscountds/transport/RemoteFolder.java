package io.github.cdiscountds.transport;

import java.util.Locale;
import java.util.Objects;

/**
 * A folder on the supplier's server, as configured by the adopter.
 *
 * <p>Construction throws {@link IllegalArgumentException} when the path could lead elsewhere.
 *
 * @param path the folder's path: {@code "Commandes"} below the login's home, {@code
 *     "/in/Commandes"} from the root, {@code "."} for the home itself; no {@code ..}, no empty
 *     part, no control character
 * @since 0.1.0
 */
public record RemoteFolder(String path) {

  public RemoteFolder {
    Objects.requireNonNull(path, "path");
    if (!path.equals(".") && !path.equals("/")) {
      String relative = path.startsWith("/") ? path.substring(1) : path;
      for (String part : relative.split("/", -1)) {
        if (!RemoteFile.isSafeName(part)) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "remote folder \"%s\": expected names separated by single \"/\", none of them \"..\"",
                  RemoteFile.escape(path)));
        }
      }
    }
  }

  /**
   * Gives the path of a file in this folder.
   *
   * @param name a safe file name
   * @return folder path and name, joined by {@code /}
   * @throws IllegalArgumentException when the name is not {@linkplain RemoteFile#isSafeName safe}
   */
  public String pathOf(String name) {
    RemoteFile.requireSafeName(name);
    return switch (path) {
      case "." -> name;
      case "/" -> "/" + name;
      default -> path + "/" + name;
    };
  }

  @Override
  public String toString() {
    return path;
  }
}
