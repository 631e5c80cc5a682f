package io.github.cdiscountds.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of a subscriber's dead letters.
 *
 * @param letters the letters, by position; fewer than asked for only on the last page
 * @param next after which position the next page begins: hand it to the next call; null when this
 *     is the last page
 * @since 0.1.0
 */
public record DeadLetterPage(List<DeadLetter> letters, @Nullable Long next) {

  public DeadLetterPage {
    letters = List.copyOf(letters);
  }
}
