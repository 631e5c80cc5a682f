package io.github.cdiscountds.sftp;

/**
 * Paths as JSch must be given them: absolute, and quoted, since it takes every path for a pattern
 * ({@code rm("a*")} deletes more than one file).
 */
final class RemotePaths {
  private RemotePaths() {}

  /**
   * Quotes a path so that JSch means exactly one file.
   *
   * @param home what relative paths start from, as the server named it
   * @param path a path of a folder or file
   */
  static String exact(String home, String path) {
    String absolute;
    if (path.startsWith("/") || !home.startsWith("/")) {
      absolute = path;
    } else if (path.equals(".")) {
      absolute = home;
    } else {
      absolute = home.endsWith("/") ? home + path : home + "/" + path;
    }
    StringBuilder quoted = new StringBuilder(absolute.length() + 8);
    for (int i = 0; i < absolute.length(); i++) {
      char c = absolute.charAt(i);
      if (c == '\\' || c == '*' || c == '?' || c == '[') {
        quoted.append('\\');
      }
      quoted.append(c);
    }
    return quoted.toString();
  }
}
