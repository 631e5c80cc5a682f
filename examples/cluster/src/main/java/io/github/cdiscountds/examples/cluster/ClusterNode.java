package io.github.cdiscountds.examples.cluster;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;

/**
 * One node of a cluster that looks after many accounts. Any number of them, on any number of
 * machines, share one PostgreSQL: the one that holds the ledger.
 *
 * <p>Each account is one row in db-scheduler's table, due at a moment. A node that finds it due
 * marks it as its own, which succeeds for one of them, does the account's work, and sets the next
 * moment. While it works it keeps the mark alive; a mark that isn't is taken for that of a dead
 * node, and the account is due again at once, for the others. So one node at a time works on an
 * account, as long as a node that seems dead is dead. Where it isn't, the ledger keeps things
 * right: see the README.
 *
 * <p>Thread-safe.
 */
public final class ClusterNode implements AutoCloseable {
  private static final String TASK = "dropship-account";
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

  private final ClusterSettings settings;
  private final Map<String, AccountWork> accounts;
  private final Scheduler scheduler;

  private ClusterNode(
      DataSource dataSource, ClusterSettings settings, Map<String, AccountWork> accounts)
      throws SQLException {
    this.settings = settings;
    this.accounts = Map.copyOf(accounts);
    DatabaseClock clock = new DatabaseClock(dataSource);
    CustomTask<Void> task =
        Tasks.custom(TASK, Void.class)
            .onFailure(
                (failed, next) ->
                    next.reschedule(failed, failed.getTimeDone().plus(pauseAfter(failed))))
            .onDeadExecutionRevive()
            .execute((instance, context) -> work(instance.getId()));
    this.scheduler =
        Scheduler.create(dataSource, task)
            .schedulerName(new SchedulerName.Fixed(settings.node()))
            .clock(clock)
            .threads(settings.threads())
            // A node marks no more accounts than it has threads for, and passes over those that
            // another one is just marking.
            .pollUsingLockAndFetch(0.5, 1.0)
            .pollingInterval(settings.lookEvery())
            .heartbeatInterval(settings.heartbeat())
            .missedHeartbeatsLimit(settings.missedHeartbeats())
            .build();
    // Whoever comes first enters an account; it stays where it is for all others.
    for (String account : this.accounts.keySet()) {
      scheduler.scheduleIfNotExists(task.instance(account), clock.now());
    }
  }

  /**
   * Starts a node.
   *
   * @param dataSource the ledger's database, with db-scheduler's table ({@code
   *     scheduled_tasks.sql}); a pool of a connection for each thread and three more is enough
   * @param settings how the node works
   * @param accounts the work by account; all nodes have the same accounts
   * @return a node at work, to be closed
   * @throws SQLException when the database can't be used
   */
  public static ClusterNode start(
      DataSource dataSource, ClusterSettings settings, Map<String, AccountWork> accounts)
      throws SQLException {
    ClusterNode node = new ClusterNode(dataSource, settings, accounts);
    node.scheduler.start();
    return node;
  }

  /** Takes on nothing new, waits until what it works on is done, and leaves the rest to others. */
  @Override
  public void close() {
    scheduler.stop();
  }

  private CompletionHandler<Void> work(String account) {
    AccountWork work = accounts.get(account);
    if (work == null) {
      // A row of an account that only other nodes know, or that no shop has any more.
      throw new IllegalStateException(
          "account " + account + " isn't known to node " + settings.node());
    }
    Duration pause =
        work.work()
            .filter(sooner -> sooner.compareTo(settings.pollEvery()) < 0)
            .map(sooner -> sooner.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : sooner)
            .orElse(settings.pollEvery());
    return (done, next) -> next.reschedule(done, done.getTimeDone().plus(pause));
  }

  private Duration pauseAfter(ExecutionComplete failed) {
    return settings.pauseAfter(failed.getExecution().consecutiveFailures + 1);
  }
}
