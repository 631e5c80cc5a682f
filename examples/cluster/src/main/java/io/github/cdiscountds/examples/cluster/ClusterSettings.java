package io.github.cdiscountds.examples.cluster;

import java.time.Duration;

/**
 * How a node of a cluster works. All nodes should have the same settings, but for the name.
 *
 * @param node the node's name, for people who look into the table; any two nodes differ
 * @param pollEvery the pause between two rounds of one account
 * @param longestPause how far this pause grows while an account's rounds fail
 * @param lookEvery how often a node looks for accounts whose time has come
 * @param heartbeat how often a node says that it is still at work; after {@link #missedHeartbeats}
 *     times as long without one, its accounts go to other nodes
 * @param missedHeartbeats 4 or more
 * @param threads how many accounts a node works on at the same time
 */
public record ClusterSettings(
    String node,
    Duration pollEvery,
    Duration longestPause,
    Duration lookEvery,
    Duration heartbeat,
    int missedHeartbeats,
    int threads) {

  /**
   * Gives settings for a shop in production: reports come every two hours or less often, so five
   * minutes are soon enough; a node that died is replaced within some two minutes.
   *
   * @param node the node's name
   * @return the settings
   */
  public static ClusterSettings of(String node) {
    return new ClusterSettings(
        node,
        Duration.ofMinutes(5),
        Duration.ofHours(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(20),
        4,
        8);
  }

  /** The pause after some failures in a row: each is twice as long as the one before. */
  Duration pauseAfter(int failures) {
    Duration pause = pollEvery;
    for (int i = 1; i < failures && pause.compareTo(longestPause) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(longestPause) < 0 ? pause : longestPause;
  }
}
