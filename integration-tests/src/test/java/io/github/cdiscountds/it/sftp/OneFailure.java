package io.github.cdiscountds.it.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import io.github.cdiscountds.sftp.SftpSettings;
import io.github.cdiscountds.sftp.SftpTransport;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/**
 * Work over SFTP that must end in one exception, with no secret in its text, in its causes or in
 * the log, whatever the level.
 */
public final class OneFailure {
  private OneFailure() {}

  /** What is done in a session, if there is one. */
  public interface Work {
    void on(TransportSession session) throws IOException;
  }

  /** Does the work and gives its failure, once nothing was found in it that must not be there. */
  public static TransportException of(SftpSettings settings, List<String> secrets, Work work) {
    Log log = Log.captured();
    TransportException failure;
    try {
      failure =
          catchThrowableOfType(
              TransportException.class,
              () -> {
                try (SftpTransport transport = SftpTransport.to(settings);
                    TransportSession session = transport.open()) {
                  work.on(session);
                }
              });
    } finally {
      log.release();
    }
    assertThat(failure).as("failure").isNotNull();
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    assertThat(text.toString()).doesNotContain(secrets);
    assertThat(settings.toString()).doesNotContain(secrets);
    assertThat(log.lines)
        .as("lines of the library")
        .anyMatch(line -> line.startsWith("DEBUG io.github.cdiscountds.sftp."))
        .noneMatch(line -> line.startsWith("WARN") || line.startsWith("ERROR"));
    for (String line : log.lines) {
      assertThat(line).doesNotContain(secrets);
    }
    return failure;
  }

  /** Everything that anyone logs, at every level, except the server that plays the other side. */
  private static final class Log extends AppenderBase<ILoggingEvent> {
    private static final List<String> SERVER =
        List.of("org.apache.sshd", "io.github.cdiscountds.testkit");

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Map<Logger, Level> levels = new HashMap<>();
    private final List<Appender<ILoggingEvent>> silenced = new CopyOnWriteArrayList<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    static Log captured() {
      Log log = new Log();
      for (Logger logger : log.root.getLoggerContext().getLoggerList()) {
        if (logger.getLevel() != null) {
          log.levels.put(logger, logger.getLevel());
          logger.setLevel(Level.TRACE);
        }
      }
      for (String name : SERVER) {
        Logger server = (Logger) LoggerFactory.getLogger(name);
        log.levels.putIfAbsent(server, server.getLevel());
        server.setLevel(Level.OFF);
      }
      for (Iterator<Appender<ILoggingEvent>> each = log.root.iteratorForAppenders();
          each.hasNext(); ) {
        log.silenced.add(each.next());
      }
      log.silenced.forEach(log.root::detachAppender);
      log.setContext(log.root.getLoggerContext());
      log.start();
      log.root.addAppender(log);
      return log;
    }

    void release() {
      root.detachAppender(this);
      silenced.forEach(root::addAppender);
      levels.forEach(Logger::setLevel);
    }

    @Override
    protected void append(ILoggingEvent event) {
      String trace =
          event.getThrowableProxy() == null
              ? ""
              : ThrowableProxyUtil.asString(event.getThrowableProxy());
      lines.add(
          event.getLevel()
              + " "
              + event.getLoggerName()
              + ": "
              + event.getFormattedMessage()
              + trace);
    }
  }
}
