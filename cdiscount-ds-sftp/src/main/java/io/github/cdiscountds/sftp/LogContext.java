package io.github.cdiscountds.sftp;

import io.github.cdiscountds.transport.RemoteFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Names the operation and its remote path to whatever is logged in this thread meanwhile, and puts
 * back what stood there before.
 *
 * <p>For the thread that entered it.
 */
final class LogContext {
  private final @Nullable String operationBefore;
  private final @Nullable String pathBefore;

  private LogContext(@Nullable String operationBefore, @Nullable String pathBefore) {
    this.operationBefore = operationBefore;
    this.pathBefore = pathBefore;
  }

  static LogContext enter(String operation, @Nullable String path) {
    LogContext before =
        new LogContext(MDC.get(SftpTransport.MDC_OPERATION), MDC.get(SftpTransport.MDC_PATH));
    set(SftpTransport.MDC_OPERATION, operation);
    set(SftpTransport.MDC_PATH, path == null ? null : RemoteFile.escape(path));
    return before;
  }

  void leave() {
    set(SftpTransport.MDC_OPERATION, operationBefore);
    set(SftpTransport.MDC_PATH, pathBefore);
  }

  private static void set(String key, @Nullable String value) {
    if (value == null) {
      MDC.remove(key);
    } else {
      MDC.put(key, value);
    }
  }
}
