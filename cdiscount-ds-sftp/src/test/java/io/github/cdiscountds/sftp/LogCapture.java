package io.github.cdiscountds.sftp;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Everything that anyone logs, at every level, while it is open. */
final class LogCapture implements AutoCloseable {
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level before = root.getLevel();
  private final ListAppender<ILoggingEvent> events =
      new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
          // Its MDC is of the moment, and Logback only looks when it is asked.
          event.prepareForDeferredProcessing();
          super.append(event);
        }
      };

  private LogCapture() {}

  static LogCapture start() {
    LogCapture capture = new LogCapture();
    capture.events.start();
    capture.root.setLevel(Level.TRACE);
    capture.root.addAppender(capture.events);
    return capture;
  }

  /** The lines of all loggers, stack traces included, but of the server under test. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (ILoggingEvent event : List.copyOf(events.list)) {
      if (!event.getLoggerName().startsWith("org.apache.sshd")) {
        lines.add(event.getLevel() + " " + event.getFormattedMessage());
        if (event.getThrowableProxy() != null) {
          lines.add(
              ch.qos.logback.classic.spi.ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
      }
    }
    return lines;
  }

  /** What whoever logged, this library or one below it, named as its operation and path. */
  List<Map<String, String>> contexts() {
    return List.copyOf(events.list).stream()
        .filter(event -> event.getLoggerName().startsWith("io.github.cdiscountds"))
        .map(ILoggingEvent::getMDCPropertyMap)
        .toList();
  }

  @Override
  public void close() {
    root.detachAppender(events);
    root.setLevel(before);
  }
}
