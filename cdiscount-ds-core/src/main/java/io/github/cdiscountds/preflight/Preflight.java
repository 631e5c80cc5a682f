package io.github.cdiscountds.preflight;

import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.ServiceProfile;
import java.util.List;
import java.util.Objects;

/**
 * Checks orders before they are sent: their form, account and contract, and, where they are given,
 * the catalogue and the ledger. {@link PreflightCheck} lists what can be set.
 *
 * <p>Immutable and thread-safe; made once for an account. A wrong order is a value and never an
 * exception: it stays behind with findings, the others go on.
 *
 * @since 0.1.0
 */
public final class Preflight {
  private final PreflightSettings settings;
  private final List<OrderCheck> checks;

  private Preflight(PreflightSettings settings, List<OrderCheck> checks) {
    this.settings = settings;
    this.checks = checks;
  }

  /**
   * Makes the checks of an account, each at its standard level.
   *
   * @param account the account that orders are sent for
   * @param profile the destinations and delivery methods of the contract
   * @param lengths how over-long texts are judged (R15)
   * @return the checks
   */
  public static Preflight of(Account account, ServiceProfile profile, LengthPolicy lengths) {
    return of(account, profile, PreflightSettings.DEFAULT.withLengths(lengths));
  }

  /**
   * Makes the checks of an account.
   *
   * @param account the account that orders are sent for
   * @param profile the destinations and delivery methods of the contract
   * @param settings how strict the checks are
   * @return the checks
   */
  public static Preflight of(Account account, ServiceProfile profile, PreflightSettings settings) {
    return new Preflight(
        settings,
        List.of(
            new AccountCheck(account),
            new FormCheck(new LengthJudge(settings.lengths(), profile)),
            new DestinationCheck(profile),
            new DeliveryMethodCheck(profile),
            new BusinessElsewhereCheck(),
            new AreaCheck(profile),
            new MilitaryCheck()));
  }

  /**
   * Checks orders, each for itself and for keys that occur more than once: of those none is sent,
   * since nothing tells which one is meant.
   *
   * @param orders the orders
   * @return those that may be sent, and what is wrong with the others
   */
  public Checked check(List<Order> orders) {
    return new PreflightRun(settings, checks, present(orders)).result();
  }

  /**
   * Checks orders also against catalogue and ledger, each of which is asked once for all orders.
   *
   * @param orders the orders
   * @param context what they are checked against; when there is no catalogue, or none that can be
   *     read, a warning says so once
   * @return those that may be sent, and what is wrong with the others
   * @throws io.github.cdiscountds.DropshipException when the ledger can't be read
   */
  public Checked check(List<Order> orders, PreflightContext context) {
    return new PreflightRun(settings, checks, present(orders)).against(context).result();
  }

  /** Names what is missing: the list, or the one of its orders. */
  private static List<Order> present(List<Order> orders) {
    Objects.requireNonNull(orders, "orders");
    int number = 0;
    for (Order order : orders) {
      if (order == null) {
        throw new NullPointerException("orders[" + number + "]");
      }
      number++;
    }
    return orders;
  }
}
