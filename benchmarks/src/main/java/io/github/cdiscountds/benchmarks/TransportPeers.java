package io.github.cdiscountds.benchmarks;

import io.github.cdiscountds.sftp.HostKeys;
import io.github.cdiscountds.sftp.SftpCredentials;
import io.github.cdiscountds.sftp.SftpSettings;
import io.github.cdiscountds.sftp.SftpTransport;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.jspecify.annotations.Nullable;

/** Clients that are connected to one server and transfer the same files. */
final class TransportPeers {
  private static final int MEGABYTE = 1_000_000;
  private static final int SMALL_FILE = 20_480;
  private static final int BUFFER = 32 * 1024;
  private static final Duration ONE_WAY = Duration.ofMillis(10);
  private static final RemoteFolder BIG = new RemoteFolder("big");
  private static final RemoteFolder SMALL = new RemoteFolder("small");
  private static final RemoteFolder ARRIVED = new RemoteFolder("arrived");

  private static @Nullable SshServer server;

  private TransportPeers() {}

  /** What is transferred. */
  enum Work {
    /** One file of so many megabytes down. */
    GET,
    /** One file of so many megabytes up. */
    PUT,
    /** So many files of 20 KiB down. */
    GET_SMALL
  }

  /** What lies between client and server. */
  enum Line {
    /** Loopback. */
    DIRECT,
    /** 20 ms for a round trip. */
    DELAYED
  }

  /** A transfer of the named file or folder; the paths of what came about are its results. */
  private interface Transfer {
    void run(Path source, Path target) throws Exception;
  }

  static Task<Path> ours(Work work, Line line, int size) throws Exception {
    SshServer ssh = server();
    SftpTransport transport =
        SftpTransport.to(
            SftpSettings.builder(
                    "127.0.0.1",
                    ssh.user(),
                    SftpCredentials.privateKey(ssh.loginKey()),
                    HostKeys.pinned(ssh.fingerprint()))
                .port(port(ssh, line))
                .build());
    TransportSession session = transport.open();
    return task(
        ssh,
        work,
        size,
        switch (work) {
          case GET, GET_SMALL -> (source, target) -> get(session, source, target);
          case PUT -> (source, target) -> put(session, source, target);
        });
  }

  private static void get(TransportSession session, Path source, Path target) throws IOException {
    if (Files.isDirectory(source)) {
      for (RemoteFile file : session.list(SMALL).files()) {
        get(session, file, target.resolve(file.name()));
      }
    } else {
      get(session, session.find(BIG, source.getFileName().toString()).orElseThrow(), target);
    }
  }

  private static void get(TransportSession session, RemoteFile file, Path target)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(target)) {
      session.read(file, out, TransferListener.NONE);
    }
  }

  private static void put(TransportSession session, Path source, Path target) throws IOException {
    try (InputStream in = Files.newInputStream(source)) {
      session.put(
          ARRIVED, target.getFileName().toString(), in, Files.size(source), TransferListener.NONE);
    }
  }

  static Task<Path> sftp(Work work, Line line, String cipher, int size) throws Exception {
    SshServer ssh = server();
    SftpProgram sftp = SftpProgram.connect(ssh, port(ssh, line), cipher);
    return task(
        ssh,
        work,
        size,
        switch (work) {
          case GET ->
              (source, target) -> sftp.run("get " + ssh.home().relativize(source) + " " + target);
          case GET_SMALL ->
              (source, target) ->
                  sftp.run("get " + ssh.home().relativize(source) + "/* " + target + "/");
          case PUT ->
              (source, target) -> sftp.run("put " + source + " " + ssh.home().relativize(target));
        });
  }

  /** MINA's client as it comes, which Spring Integration and NiFi use. */
  static Task<Path> mina(int size) throws Exception {
    SshServer ssh = server();
    SshClient client = SshClient.setUpDefaultClient();
    client.setServerKeyVerifier((session, address, key) -> true);
    client.start();
    ClientSession session =
        client
            .connect(ssh.user(), "127.0.0.1", ssh.port())
            .verify(20, TimeUnit.SECONDS)
            .getSession();
    session.addPublicKeyIdentity(
        new FileKeyPairProvider(ssh.loginKey()).loadKeys(session).iterator().next());
    session.auth().verify(20, TimeUnit.SECONDS);
    SftpClient sftp = SftpClientFactory.instance().createSftpClient(session);
    return task(
        ssh,
        Work.GET,
        size,
        (source, target) -> {
          byte[] buffer = new byte[BUFFER];
          try (InputStream in = sftp.read(ssh.home().relativize(source).toString());
              OutputStream out = Files.newOutputStream(target)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
              out.write(buffer, 0, count);
            }
          }
        });
  }

  private static Task<Path> task(SshServer ssh, Work work, int size, Transfer transfer)
      throws IOException {
    Path source = source(ssh, work, size);
    return new Task<>() {
      private @Nullable Path last;
      private int runs;

      /** Nobody writes over what is there, and memory isn't endless. */
      @Override
      public void before() throws IOException {
        if (last != null) {
          clear(last);
        }
        Path folder = work == Work.PUT ? ssh.home().resolve(ARRIVED.path()) : ssh.local();
        Path next = folder.resolve(System.identityHashCode(this) + "-" + runs++);
        if (work == Work.GET_SMALL) {
          Files.createDirectory(next);
        }
        last = next;
      }

      @Override
      public void run(Consumer<? super Path> results) throws Exception {
        Path target = last;
        if (target == null) {
          throw new IllegalStateException("nothing prepared");
        }
        transfer.run(source, target);
        results.accept(target);
      }
    };
  }

  private static void clear(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      for (Path file : filesIn(path)) {
        Files.delete(file);
      }
    }
    Files.delete(path);
  }

  private static synchronized SshServer server() throws IOException, InterruptedException {
    SshServer running = server;
    if (running == null) {
      running = SshServer.start();
      for (RemoteFolder folder : List.of(BIG, SMALL, ARRIVED)) {
        Files.createDirectory(running.home().resolve(folder.path()));
      }
      server = running;
    }
    return running;
  }

  private static int port(SshServer ssh, Line line) throws IOException {
    return line == Line.DIRECT ? ssh.port() : DelayLine.open(ssh.port(), ONE_WAY);
  }

  private static Path source(SshServer ssh, Work work, int size) throws IOException {
    if (work == Work.GET_SMALL) {
      Path folder = ssh.home().resolve(SMALL.path());
      for (int i = 1; i <= size; i++) {
        write(folder.resolve(String.format(Locale.ROOT, "f%03d.csv", i)), SMALL_FILE, i);
      }
      return folder;
    }
    Path folder = work == Work.PUT ? ssh.local() : ssh.home().resolve(BIG.path());
    Path file = folder.resolve(size + ".bin");
    write(file, (long) size * MEGABYTE, size);
    return file;
  }

  private static void write(Path file, long size, long seed) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    Random random = new Random(seed);
    byte[] block = new byte[(int) Math.min(size, MEGABYTE)];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long left = size; left > 0; left -= block.length) {
        random.nextBytes(block);
        out.write(block, 0, (int) Math.min(left, block.length));
      }
    }
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /** Tells the content of a file, or of all files of a folder. */
  static Object digest(Path path) {
    try {
      if (Files.isDirectory(path)) {
        return filesIn(path).stream().map(file -> file.getFileName() + " " + digest(file)).toList();
      }
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Tells the size of a file, or of all files of a folder. */
  static long size(Path path) {
    try {
      if (!Files.isDirectory(path)) {
        return Files.size(path);
      }
      long sum = 0;
      for (Path file : filesIn(path)) {
        sum += Files.size(file);
      }
      return sum;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
