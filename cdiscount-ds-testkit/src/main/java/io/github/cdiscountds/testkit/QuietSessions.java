package io.github.cdiscountds.testkit;

import java.io.IOException;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.server.ServerFactoryManager;
import org.apache.sshd.server.session.ServerSessionImpl;
import org.apache.sshd.server.session.SessionFactory;

/**
 * Makes sessions that tell in one line, at the level DEBUG, that a client broke the connection,
 * refused the host key or speaks another language. MINA warns of it with a stack trace, which hides
 * what really failed in the output of tests that break connections on purpose.
 */
final class QuietSessions extends SessionFactory {

  QuietSessions(ServerFactoryManager server) {
    super(server);
  }

  @Override
  protected ServerSessionImpl doCreateSession(IoSession connection) throws Exception {
    return new QuietSession(getServer(), connection);
  }

  private static final class QuietSession extends ServerSessionImpl {
    QuietSession(ServerFactoryManager server, IoSession connection) throws Exception {
      super(server, connection);
    }

    /** How MINA tells what ended a session: that one, its state, the failure and its words. */
    @Override
    protected void warn(
        String message,
        Object session,
        Object state,
        Object failed,
        Object words,
        Throwable failure) {
      if (failure instanceof IOException) {
        log.debug(message, session, state, failed, words);
      } else {
        super.warn(message, session, state, failed, words, failure);
      }
    }
  }
}
