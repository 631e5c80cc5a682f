package io.github.cdiscountds.testkit.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The style sheet within the page, and the policy that lets a browser use it and nothing else. */
final class PageStyle {
  private static final String FILE = "status.css";

  /** The sheet. */
  static final String SHEET = read();

  /**
   * What a browser may load and run: this sheet, known by its digest; no script, no picture but the
   * empty icon, nothing from anywhere; forms go back to where the page came from.
   */
  static final String CONTENT_POLICY =
      "default-src 'none'; img-src data:; style-src 'sha256-"
          + digest(SHEET)
          + "'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private PageStyle() {}

  private static String read() {
    try (InputStream in = PageStyle.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " isn't beside its class");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }

  private static String digest(String sheet) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(sheet.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
