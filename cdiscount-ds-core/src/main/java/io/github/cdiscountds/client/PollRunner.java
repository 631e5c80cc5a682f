package io.github.cdiscountds.client;

import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.internal.runner.Backoff;
import io.github.cdiscountds.internal.runner.RecurringTask;
import io.github.cdiscountds.internal.runner.RunLoop;
import io.github.cdiscountds.internal.runner.Task;
import io.github.cdiscountds.order.OrderEventHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls and delivers for one account, on an executor of the application: at once when it is
 * started, then whenever the {@linkplain ReportInbox#schedule() schedule} says that something is
 * worth a look, and hands new events and retries that are due to its subscribers.
 *
 * <p>Thread-safe. No two of its runs overlap, however many threads the executor has; a run that
 * takes long delays the next one. A poll that fails is tried again after a pause that grows, and
 * {@link RunnerListener#failed} is told; an {@link Error} ends the runner and is logged. It doesn't
 * own the executor, and ends by itself when that takes no more work.
 *
 * @since 0.1.0
 */
public final class PollRunner implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PollRunner.class);
  private static final Set<DocumentKind<?>> REPORTS =
      Set.of(DocumentKind.COMPLIANCE, DocumentKind.ANOMALIES, DocumentKind.TRACKING);

  private final RunLoop loop;

  private PollRunner(RunLoop loop) {
    this.loop = loop;
  }

  /**
   * Has it look at once whether something is due: events to be handed over, or a document that is
   * worth a look since something was sent. Returns at once; does nothing once it is closed.
   */
  public void wake() {
    loop.wake();
  }

  /**
   * Tells whether it has ended.
   *
   * @return true once it was closed, or ended by itself, or its executor has terminated; an
   *     executor that was shut down and still runs what it had taken before hasn't
   */
  public boolean isClosed() {
    return loop.isClosed();
  }

  /**
   * Ends it: nothing is begun any more. Waits until a run that is under way has ended the poll or
   * the delivery that it is at; where it is that run that closes it, or where the waiting thread is
   * interrupted, returns at once. Idempotent.
   */
  @Override
  public void close() {
    loop.close();
  }

  /**
   * Says what a runner does. Not thread-safe.
   *
   * @since 0.1.0
   */
  public static final class Builder {
    private final ScheduledExecutorService executor;
    private final Clock clock;
    private final CatalogueDesk catalogue;
    private final ReportInbox reports;
    private final InvoiceInbox invoices;
    private final Map<String, OrderEventHandler> handlers = new LinkedHashMap<>();
    private RunnerSettings settings = RunnerSettings.DEFAULT;
    private @Nullable RunnerListener listener;
    private boolean refreshesCatalogue;

    Builder(
        ScheduledExecutorService executor,
        Clock clock,
        CatalogueDesk catalogue,
        ReportInbox reports,
        InvoiceInbox invoices) {
      this.executor = executor;
      this.clock = clock;
      this.catalogue = catalogue;
      this.reports = reports;
      this.invoices = invoices;
    }

    /**
     * Adds a subscriber; there may be any number, none included.
     *
     * @param subscriber the subscriber's name
     * @param handler who handles its events; see {@link EventFeed#deliver(OrderEventHandler)}
     * @return this
     * @throws IllegalArgumentException when the name is blank or too long, or was added before
     */
    public Builder deliver(String subscriber, OrderEventHandler handler) {
      reports.events(subscriber);
      if (handlers.putIfAbsent(subscriber, Objects.requireNonNull(handler, "handler")) != null) {
        throw new IllegalArgumentException("runner: subscriber " + subscriber + " was added twice");
      }
      return this;
    }

    /**
     * Has it refresh the catalogue too, which it otherwise leaves alone.
     *
     * @return this
     */
    public Builder refreshCatalogue() {
      refreshesCatalogue = true;
      return this;
    }

    /**
     * Sets who is told what it does; unless told, failures are logged.
     *
     * @param value the listener
     * @return this
     */
    public Builder listener(RunnerListener value) {
      listener = Objects.requireNonNull(value, "listener");
      return this;
    }

    /**
     * Sets how it works; {@link RunnerSettings#DEFAULT} by default.
     *
     * @param value the settings
     * @return this
     */
    public Builder settings(RunnerSettings value) {
      settings = Objects.requireNonNull(value, "settings");
      return this;
    }

    /**
     * Starts it: its first run is begun at once, by a thread of the executor.
     *
     * @return the runner
     * @throws java.util.concurrent.RejectedExecutionException when the executor takes no work
     */
    public PollRunner start() {
      RunnerListener told = listener == null ? new LoggingListener() : listener;
      List<Task> tasks = new ArrayList<>();
      if (refreshesCatalogue) {
        tasks.add(
            poll(
                told,
                RunnerListener.Step.CATALOGUE,
                Set.of(DocumentKind.CATALOGUE),
                () -> {
                  var result = catalogue.refresh();
                  tell(told, to -> to.catalogueRefreshed(result));
                  return false;
                }));
      }
      tasks.add(
          poll(
              told,
              RunnerListener.Step.REPORTS,
              REPORTS,
              () -> {
                PollResult result = reports.poll();
                tell(told, to -> to.reportsPolled(result));
                return !result.postponed().isEmpty();
              }));
      tasks.add(
          poll(
              told,
              RunnerListener.Step.INVOICES,
              Set.of(DocumentKind.INVOICE),
              () -> {
                InvoiceInbox.InvoicePoll result = invoices.poll();
                tell(told, to -> to.invoicesPolled(result));
                return !result.poll().postponed().isEmpty();
              }));
      handlers.forEach(
          (subscriber, handler) ->
              tasks.add(
                  new DeliveryTask(
                      reports.events(subscriber),
                      handler,
                      settings,
                      clock,
                      (failure, retryIn) ->
                          tell(
                              told,
                              to -> to.failed(RunnerListener.Step.DELIVERY, failure, retryIn)),
                      delivery -> tell(told, to -> to.delivered(subscriber, delivery)))));
      RunLoop loop =
          new RunLoop(
              executor,
              tasks,
              settings.longestSleep(),
              cause -> tell(told, to -> to.stopped(cause)));
      loop.start();
      return new PollRunner(loop);
    }

    private Task poll(
        RunnerListener told,
        RunnerListener.Step step,
        Set<DocumentKind<?>> kinds,
        RecurringTask.Work work) {
      return new RecurringTask(
          clock,
          after -> reports.worthALook(kinds, after),
          settings.lag(),
          settings.longestSleep(),
          new Backoff(settings.firstRetry(), settings.longestRetry()),
          work,
          (failure, retryIn) -> tell(told, to -> to.failed(step, failure, retryIn)));
    }

    private static void tell(RunnerListener listener, Consumer<RunnerListener> what) {
      try {
        what.accept(listener);
      } catch (Exception e) {
        // Other languages throw checked exceptions here too.
        log.warn("A listener of the runner failed", e);
      }
    }
  }

  /** Where nobody else is told. */
  private static final class LoggingListener implements RunnerListener {

    @Override
    public void failed(Step step, Exception failure, Duration retryIn) {
      log.warn("Runner: {} failed, tried again in {}", step, retryIn, failure);
    }
  }
}
