package io.github.cdiscountds.internal.catalogue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What the store, or another class, warns of while it is open. */
final class LogCapture implements AutoCloseable {
  private final Logger logger;
  private final ListAppender<ILoggingEvent> events = new ListAppender<>();

  LogCapture() {
    this(CatalogueStore.class);
  }

  LogCapture(Class<?> speaker) {
    logger = (Logger) LoggerFactory.getLogger(speaker);
    events.start();
    logger.addAppender(events);
  }

  List<String> warnings() {
    return events.list.stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  @Override
  public void close() {
    logger.detachAppender(events);
  }
}
