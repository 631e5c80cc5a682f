package io.github.cdiscountds.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who hands events over to a subscriber's handler, and the events that it is still owed although
 * its cursor is beyond them. A subscriber that pulls has neither.
 *
 * @since 0.1.0
 */
public interface Deliveries {

  /**
   * Tells whose turn it is to deliver.
   *
   * @param account the account's company name
   * @param subscriber the subscriber's name
   * @return the turn, which may be over, or empty while nobody ever delivered
   */
  Optional<DeliveryTurn> turn(String account, String subscriber);

  /**
   * Changes whose turn it is.
   *
   * @param next a copy of the next version; of version 0 the first one
   * @return false when another version is stored than the one before; nothing is changed then
   */
  boolean replace(DeliveryTurn next);

  /**
   * Holds an event, or changes what is known of one that is held.
   *
   * @param event what is known of it now; the event itself was {@linkplain EventCursors#append
   *     appended} before
   */
  void hold(HeldEvent event);

  /**
   * Ends that an event is held.
   *
   * @param account the account's company name
   * @param subscriber the subscriber's name
   * @param position the event's place
   * @return false when it isn't held
   */
  boolean release(String account, String subscriber, long position);

  /**
   * Gives an event that is held.
   *
   * @param account the account's company name
   * @param subscriber the subscriber's name
   * @param position the event's place
   * @return the event, or empty when it isn't held
   */
  Optional<HeldEvent> held(String account, String subscriber, long position);

  /**
   * Gives the event that the others of its scope wait behind.
   *
   * @param account the account's company name
   * @param subscriber the subscriber's name
   * @param scope the scope
   * @return the one of the lowest position that isn't dead, or empty when nothing waits
   */
  Optional<HeldEvent> firstOf(String account, String subscriber, String scope);

  /**
   * Tells behind what new events have to wait.
   *
   * @param account the account's company name
   * @param subscriber the subscriber's name
   * @param scopes the scopes in question
   * @return those of which an event is held that isn't dead
   */
  Set<String> blocked(String account, String subscriber, Collection<String> scopes);

  /**
   * Gives the events that may be handed over.
   *
   * @param account the account's company name
   * @param subscriber the subscriber's name
   * @param now the present moment
   * @param limit how many at most
   * @return those that are due at that moment, by the moment at which they became so, then by
   *     position
   */
  List<HeldEvent> due(String account, String subscriber, Instant now, int limit);

  /**
   * Tells when an event is handed over next.
   *
   * @param account the account's company name
   * @param subscriber the subscriber's name
   * @return the earliest moment at which one is due, or empty when none is
   */
  Optional<Instant> nextDue(String account, String subscriber);

  /**
   * Lists the events that were given up.
   *
   * @param account the account's company name
   * @param subscriber the subscriber's name
   * @param after the position after which to begin, 0 for the first page
   * @param limit how many at most
   * @return the dead ones, by position
   */
  List<HeldEvent> dead(String account, String subscriber, long after, int limit);
}
