package io.github.cdiscountds.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * OpenSSH's server for the present user on a free loopback port, with keys and files of its own.
 * Its files lie in memory where the machine offers that, so that no disk is measured. Ends with the
 * JVM, as does everything that it made.
 */
final class SshServer {
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final int ATTEMPTS = 5;

  private final Path folder;
  private final List<Process> processes = new ArrayList<>();
  private int port;

  private SshServer(Path folder) {
    this.folder = folder;
  }

  static SshServer start() throws IOException, InterruptedException {
    Path parent = Files.isWritable(MEMORY) ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
    SshServer server = new SshServer(Files.createTempDirectory(parent, "transport-bench"));
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "sshd clean-up"));
    Files.createDirectories(server.home());
    Files.createDirectories(server.local());
    // MINA's client reads ECDSA without further libraries.
    for (String key : List.of("host_key", "login_key")) {
      run("ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-f", server.folder.resolve(key).toString());
    }
    Files.copy(server.folder.resolve("login_key.pub"), server.folder.resolve("authorized_keys"));
    server.listen();
    return server;
  }

  /** The folder that logins start in. */
  Path home() {
    return folder.resolve("home");
  }

  /** A folder for the clients' own files. */
  Path local() {
    return folder.resolve("local");
  }

  Path loginKey() {
    return folder.resolve("login_key");
  }

  int port() {
    return port;
  }

  String user() {
    return System.getProperty("user.name");
  }

  /** The fingerprint of the host key, as {@code ssh-keygen -l} tells it. */
  String fingerprint() throws IOException, InterruptedException {
    return run("ssh-keygen", "-l", "-f", folder.resolve("host_key.pub").toString())
        .split(" ", 3)[1];
  }

  /** Leaves a process to be ended together with the server. */
  void adopt(Process process) {
    processes.add(process);
  }

  private void listen() throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        port = free.getLocalPort();
      }
      Path config = Files.writeString(folder.resolve("sshd_config"), config());
      if (System.getProperty("user.name").equals("root")) {
        Files.createDirectories(Path.of("/run/sshd"));
      }
      Process process =
          new ProcessBuilder("/usr/sbin/sshd", "-D", "-e", "-f", config.toString())
              .redirectErrorStream(true)
              .start();
      processes.add(process);
      BufferedReader log = process.inputReader(StandardCharsets.UTF_8);
      List<String> said = new ArrayList<>();
      for (String line = log.readLine(); line != null; line = log.readLine()) {
        said.add(line);
        if (line.startsWith("Server listening on")) {
          Thread reader = new Thread(() -> log.lines().forEach(said::add), "sshd log");
          reader.setDaemon(true);
          reader.start();
          return;
        }
      }
      if (attempt == ATTEMPTS) {
        throw new IOException("sshd doesn't start: " + said);
      }
    }
  }

  private String config() {
    return String.format(
        Locale.ROOT,
        """
        Port %d
        ListenAddress 127.0.0.1
        HostKey %s
        PidFile %s
        AuthorizedKeysFile %s
        StrictModes no
        UsePAM no
        PermitRootLogin prohibit-password
        PasswordAuthentication no
        KbdInteractiveAuthentication no
        MaxStartups 100
        UseDNS no
        LogLevel INFO
        Subsystem sftp internal-sftp
        ForceCommand internal-sftp -d %s
        """,
        port,
        folder.resolve("host_key"),
        folder.resolve("sshd.pid"),
        folder.resolve("authorized_keys"),
        home());
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + said);
    }
    return said;
  }

  private void stop() {
    for (Process process : processes) {
      List<ProcessHandle> sessions = process.descendants().toList();
      process.destroyForcibly().onExit().join();
      for (ProcessHandle session : sessions) {
        session.destroyForcibly();
        session.onExit().join();
      }
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      System.err.println("left behind: " + folder);
    }
  }
}
