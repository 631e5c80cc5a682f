package io.github.cdiscountds;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything this library throws when the world is broken: a server, a disk, a
 * database.
 *
 * <p>Documents that are wrong do not throw; they yield {@linkplain
 * io.github.cdiscountds.finding.Finding findings}. The message never holds personal data or
 * secrets.
 *
 * @since 0.1.0
 */
public class DropshipException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message what failed, where, and what to do
   */
  public DropshipException(String message) {
    super(message);
  }

  /**
   * Creates an exception with the failure that caused it.
   *
   * @param message what failed, where, and what to do
   * @param cause the underlying failure, or null when there is none
   */
  public DropshipException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
