package io.github.cdiscountds.testkit;

import io.github.cdiscountds.transport.TransportException.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.CopyOption;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactoryFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.session.helpers.AbstractSession;
import org.apache.sshd.common.util.threads.CloseableExecutorService;
import org.apache.sshd.common.util.threads.SshThreadPoolExecutor;
import org.apache.sshd.common.util.threads.SshdThreadFactory;
import org.apache.sshd.common.util.threads.ThreadUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpHelper;
import org.apache.sshd.sftp.server.DirectoryHandle;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpErrorStatusDataHandler;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemEnvironment;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;
import org.jspecify.annotations.Nullable;

/**
 * One life of an {@link EmbeddedSftpServer}, from start to death, with the threads it needs.
 *
 * <p>Thread-safe.
 */
final class ServerRun {
  private static final long PATIENCE_SECONDS = 30;

  private final SshServer sshd;
  private final SshThreadPoolExecutor workers;
  private final ScheduledThreadPoolExecutor timer;
  private final AtomicInteger open = new AtomicInteger();

  // Guarded by this: bytes until death, negative for none planned; and whether it has died of it.
  private long left = -1;
  private boolean dead;
  private @Nullable Thread undertaker;

  // Guarded by this: what happens just before the server answers a request, by its number.
  private final Map<Integer, Runnable> beforeReadings = new HashMap<>();
  private final Map<Integer, Runnable> beforeListings = new HashMap<>();
  private int readings;
  private int listings;

  private ServerRun(SshServer sshd, ThreadFactory threads) {
    this.sshd = sshd;
    this.workers =
        new SshThreadPoolExecutor(
            0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
    this.timer = new ScheduledThreadPoolExecutor(1, threads);
  }

  static ServerRun start(
      String host,
      int port,
      KeyPair hostKey,
      Map<String, Login> logins,
      AtomicInteger accepted,
      ServerFaults faults) {
    SshServer sshd = SshServer.setUpDefaultServer();
    ServerRun run = new ServerRun(sshd, new SshdThreadFactory("embedded-sftp"));
    sshd.setHost(host);
    sshd.setPort(port);
    // Without this every small file costs a delayed acknowledgement of some 40 ms.
    CoreModuleProperties.TCP_NODELAY.set(sshd, true);
    CoreModuleProperties.SOCKET_REUSEADDR.set(sshd, true);
    SftpModuleProperties.SFTP_VERSION.set(sshd, SftpConstants.SFTP_V3);
    sshd.setSessionFactory(new QuietSessions(sshd));
    sshd.setIoServiceFactoryFactory(new Nio2ServiceFactoryFactory(run::share));
    sshd.setScheduledExecutorService(run.timer);
    KeyPairProvider keys = session -> List.of(shownTo(session, hostKey));
    sshd.setKeyPairProvider(keys);
    sshd.setPasswordAuthenticator(
        (user, password, session) -> {
          faults.triesToLogIn();
          Login login = logins.get(user);
          return login != null
              && login.accepts(password)
              && !ServerFaults.isRefused(session, Kind.AUTHENTICATION);
        });
    sshd.setPublickeyAuthenticator(
        (user, key, session) -> {
          Login login = logins.get(user);
          return login != null
              && login.accepts(key)
              && !ServerFaults.isRefused(session, Kind.AUTHENTICATION);
        });
    VirtualFileSystemFactory roots = new VirtualFileSystemFactory();
    logins.forEach((user, login) -> roots.setUserHomeDir(user, login.root()));
    sshd.setFileSystemFactory(roots);
    SftpSubsystemFactory sftp = new FaultySubsystemFactory(faults);
    sftp.setExecutorServiceProvider(run::share);
    sftp.setFileSystemAccessor(new UnixRenames());
    sftp.setErrorStatusDataHandler(new VersionThreeCodes());
    sftp.addSftpEventListener(run.new Meter());
    sshd.setSubsystemFactories(List.of(sftp));
    sshd.addSessionListener(
        new SessionListener() {
          @Override
          public void sessionCreated(Session session) {
            accepted.incrementAndGet();
            run.open.incrementAndGet();
            faults.begins(session);
          }

          @Override
          public void sessionClosed(Session session) {
            run.open.decrementAndGet();
          }
        });
    try {
      sshd.start();
    } catch (IOException e) {
      run.stop();
      throw new UncheckedIOException("no SFTP server on " + host + ":" + port, e);
    }
    return run;
  }

  private static KeyPair shownTo(@Nullable SessionContext session, KeyPair hostKey) {
    return session instanceof Session known && ServerFaults.isRefused(known, Kind.HOST_KEY_CHANGED)
        ? HostKeyFile.newKey()
        : hostKey;
  }

  /** How many connections are open. */
  int openConnections() {
    return open.get();
  }

  /** The workers for one part of the server, which may close its share but not the workers. */
  private CloseableExecutorService share() {
    return ThreadUtils.noClose(workers);
  }

  int port() {
    return sshd.getPort();
  }

  synchronized boolean isAlive() {
    return !dead;
  }

  synchronized void dieAfter(long bytes) {
    left = bytes;
  }

  /** Takes back the death that was planned, if it isn't too late. */
  synchronized void goOn() {
    left = -1;
  }

  /** How many more bytes of uploads it lives for; empty when no death is planned, or it came. */
  synchronized OptionalLong bytesUntilDeath() {
    return dead || left < 0 ? OptionalLong.empty() : OptionalLong.of(left);
  }

  synchronized void beforeReading(int nth, Runnable action) {
    beforeReadings.put(readings + nth, action);
  }

  synchronized void beforeListing(int nth, Runnable action) {
    beforeListings.put(listings + nth, action);
  }

  /** Breaks every connection, frees the port and waits until the last thread has ended. */
  void stop() {
    Thread digging;
    synchronized (this) {
      dead = true;
      digging = undertaker;
    }
    boolean interrupted = false;
    try {
      if (digging != null) {
        digging.join();
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    closeServer();
    interrupted |= !ended(timer);
    interrupted |= !ended(workers);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeServer() {
    try {
      if (sshd.isStarted()) {
        breakConnections();
        sshd.stop(true);
      } else {
        sshd.close(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the SFTP server can't be stopped", e);
    }
  }

  void breakConnections() {
    for (AbstractSession session : sshd.getActiveSessions()) {
      session.getIoSession().close(true);
    }
  }

  /** Ends a pool; false when the waiting was interrupted. */
  private static boolean ended(ExecutorService pool) {
    pool.shutdownNow();
    try {
      if (!pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            "a thread of the SFTP server is still busy after " + PATIENCE_SECONDS + " s");
      }
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  /** Counts what is read, and what uploads write, and does what is planned when it is time to. */
  private final class Meter implements SftpEventListener {
    @Override
    public void reading(
        ServerSession session,
        String remoteHandle,
        FileHandle file,
        long offset,
        byte[] data,
        int dataOffset,
        int dataLen) {
      Runnable action;
      synchronized (ServerRun.this) {
        action = beforeReadings.remove(++readings);
      }
      if (action != null) {
        action.run();
      }
    }

    @Override
    public void readingEntries(ServerSession session, String remoteHandle, DirectoryHandle folder) {
      Runnable action;
      synchronized (ServerRun.this) {
        action = beforeListings.remove(++listings);
      }
      if (action != null) {
        action.run();
      }
    }

    @Override
    public void writing(
        ServerSession session,
        String remoteHandle,
        FileHandle file,
        long offset,
        byte[] data,
        int dataOffset,
        int length)
        throws IOException {
      synchronized (ServerRun.this) {
        if (dead) {
          throw new EOFException("the server is dead");
        }
        if (left < 0) {
          return;
        }
        if (length < left) {
          left -= length;
          return;
        }
        file.write(data, dataOffset, (int) left, offset);
        dead = true;
        breakConnections();
        // This thread belongs to the server, so another has to bury it.
        Thread thread = new Thread(ServerRun.this::closeServer, "embedded-sftp-undertaker");
        thread.setDaemon(true);
        thread.start();
        undertaker = thread;
        throw new EOFException("the server is dead");
      }
    }
  }

  /** Renames as Unix does: over a file or link, never a file over a folder. */
  private static final class UnixRenames implements SftpFileSystemAccessor {
    @Override
    public void renameFile(
        SftpSubsystemProxy subsystem, Path from, Path to, Collection<CopyOption> options)
        throws IOException {
      if (Files.isDirectory(to, LinkOption.NOFOLLOW_LINKS)
          && !Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileSystemException(to.toString(), null, "is a folder");
      }
      SftpFileSystemAccessor.super.renameFile(subsystem, from, to, options);
    }
  }

  /**
   * Knows the status codes of version 3 only, like OpenSSH; newer ones are a plain failure. A full
   * disk is one too; OpenSSH's clients would ask for the free space, ours are told in words.
   */
  private static final class VersionThreeCodes implements SftpErrorStatusDataHandler {
    @Override
    public int resolveSubStatus(
        SftpSubsystemEnvironment environment,
        int id,
        Throwable failure,
        int command,
        Object... arguments) {
      int code = SftpHelper.resolveSubstatus(failure);
      return switch (code) {
        case SftpConstants.SSH_FX_NOT_A_DIRECTORY, SftpConstants.SSH_FX_NO_SUCH_PATH ->
            SftpConstants.SSH_FX_NO_SUCH_FILE;
        default -> code > SftpConstants.SSH_FX_OP_UNSUPPORTED ? SftpConstants.SSH_FX_FAILURE : code;
      };
    }

    @Override
    public String resolveErrorMessage(
        SftpSubsystemEnvironment environment,
        int id,
        Throwable failure,
        int code,
        int command,
        Object... arguments) {
      return String.valueOf(failure.getMessage()).contains("out of disk space")
          ? "No space left on device"
          : SftpErrorStatusDataHandler.super.resolveErrorMessage(
              environment, id, failure, code, command, arguments);
    }
  }
}
