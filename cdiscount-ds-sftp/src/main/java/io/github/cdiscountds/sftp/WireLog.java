package io.github.cdiscountds.sftp;

import com.jcraft.jsch.Logger;
import io.github.cdiscountds.transport.RemoteFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Hands JSch's log to SLF4J, one connection each, at DEBUG and TRACE: what matters to operators is
 * in the exceptions. JSch logs neither passwords nor keys; what a server says is escaped.
 *
 * <p>It also keeps the reason why a connection broke, which JSch tells to its log alone.
 *
 * <p>Thread-safe.
 */
final class WireLog implements Logger {
  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(WireLog.class);

  private final String host;
  private volatile @Nullable IOException broken;

  WireLog(String host) {
    this.host = host;
  }

  /** Why the connection broke, or null when nothing was told. */
  @Nullable IOException broken() {
    return broken;
  }

  /** Always true, since the reason for a break comes at any level. */
  @Override
  public boolean isEnabled(int level) {
    return level >= Logger.INFO || LOG.isTraceEnabled();
  }

  @Override
  public void log(int level, String message) {
    if (level >= Logger.INFO) {
      LOG.debug("{} {}", host, shown(message));
    } else {
      LOG.trace("{} {}", host, shown(message));
    }
  }

  @Override
  public void log(int level, String message, @Nullable Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof IOException io && broken == null) {
        broken = io;
      }
    }
    log(level, cause == null ? message : message + " (" + cause + ")");
  }

  private static String shown(String message) {
    return RemoteFile.escape(message.strip());
  }
}
