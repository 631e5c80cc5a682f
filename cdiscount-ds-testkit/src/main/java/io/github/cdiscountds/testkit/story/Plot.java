package io.github.cdiscountds.testkit.story;

/**
 * A story that can be told of any order: steps to be taken from where the order stands.
 *
 * <p>Adopters may write their own; {@link Plots} has those that everybody needs.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Plot {
  /**
   * Tells the story.
   *
   * @param story the orders that it happens to
   */
  void play(OrderStory story);
}
