package io.github.cdiscountds.ledger;

import java.time.Instant;

/**
 * Who hands events over to a subscriber, and until when nobody else may. It is taken, kept and
 * given up by compare-and-set, so that of several clients one delivers at a time.
 *
 * @param account the account's company name
 * @param subscriber the subscriber's name
 * @param holder the client that delivers, or delivered last
 * @param until the moment, by the ledger's own clock, from which on anybody may take it
 * @param version counts the changes, from 0; a change succeeds only against the version it was read
 *     with
 * @since 0.1.0
 */
public record DeliveryTurn(
    String account, String subscriber, String holder, Instant until, long version) {

  /**
   * Takes, keeps or gives up the turn.
   *
   * @param client the client that delivers
   * @param end until when nobody else may
   * @return a copy of the next version
   */
  public DeliveryTurn next(String client, Instant end) {
    return new DeliveryTurn(account, subscriber, client, end, version + 1);
  }
}
