package io.github.cdiscountds.chaos;

import io.github.cdiscountds.sftp.HostKeys;
import io.github.cdiscountds.sftp.SftpCredentials;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A private OpenSSH server on the loopback interface, which lets the present user in by key. */
final class OpenSsh implements AutoCloseable {
  private static final List<String> USUAL =
      List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin", "/usr/local/sbin", "/usr/local/bin");
  private static final int ATTEMPTS = 5;

  private final Path folder;
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final Process process;
  private final int port;
  private final String fingerprint;

  private OpenSsh(Path folder, Process process, int port, String fingerprint) {
    this.folder = folder;
    this.process = process;
    this.port = port;
    this.fingerprint = fingerprint;
  }

  /** Finds a program, or says which package has it. */
  private static Path program(String name, String debianPackage) {
    Optional<Path> found =
        USUAL.stream().map(place -> Path.of(place, name)).filter(Files::isExecutable).findFirst();
    return found.orElseThrow(
        () ->
            new IllegalStateException(
                name + " isn't installed (Debian package " + debianPackage + ")"));
  }

  /** Starts a server whose files and keys are below a folder. */
  static OpenSsh start(Path folder) throws IOException, InterruptedException {
    Path sshd = program("sshd", "openssh-server");
    Path keygen = program("ssh-keygen", "openssh-client");
    CrashMatrix.deleteAll(folder);
    Files.createDirectories(folder.resolve("home"));
    if ("root".equals(System.getProperty("user.name"))) {
      Files.createDirectories(Path.of("/run/sshd"));
    }
    for (String key : List.of("host_key", "login_key")) {
      run(keygen, "-q", "-t", "ed25519", "-N", "", "-f", folder.resolve(key));
    }
    String fingerprint = run(keygen, "-l", "-f", folder.resolve("host_key.pub")).split(" ", 3)[1];
    for (int attempt = 1; ; attempt++) {
      int port;
      try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        port = free.getLocalPort();
      }
      Path config = Files.writeString(folder.resolve("sshd_config"), config(folder, port));
      Process process =
          new ProcessBuilder(sshd.toString(), "-D", "-e", "-f", config.toString())
              .redirectErrorStream(true)
              .start();
      OpenSsh server = new OpenSsh(folder, process, port, fingerprint);
      if (server.listens()) {
        return server;
      }
      if (attempt == ATTEMPTS) {
        throw new IOException("sshd doesn't start: " + server.log);
      }
    }
  }

  private boolean listens() {
    CompletableFuture<Boolean> listening = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  if (line.startsWith("Server listening on")) {
                    listening.complete(true);
                  }
                  if (!listening.isDone()) {
                    log.add(line);
                  }
                }
              } catch (IOException e) {
                log.add(e.toString());
              }
              listening.complete(false);
            },
            "sshd log");
    reader.setDaemon(true);
    reader.start();
    return listening.join();
  }

  private static String config(Path folder, int port) {
    return String.join(
        "\n",
        "Port " + port,
        "ListenAddress 127.0.0.1",
        "HostKey " + folder.resolve("host_key"),
        "PidFile " + folder.resolve("sshd.pid"),
        "AuthorizedKeysFile " + folder.resolve("login_key.pub"),
        "StrictModes no",
        "UsePAM no",
        "PermitRootLogin yes",
        "PasswordAuthentication no",
        "KbdInteractiveAuthentication no",
        "PubkeyAuthentication yes",
        "MaxStartups 200",
        "LogLevel INFO",
        "Subsystem sftp internal-sftp",
        "ForceCommand internal-sftp -d " + folder.resolve("home"),
        "");
  }

  private static String run(Object... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(Arrays.stream(command).map(Object::toString).toList())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command[0] + " ended with " + process.exitValue() + ": " + output);
    }
    return output;
  }

  /** The folder that logins start in. */
  Path home() {
    return folder.resolve("home");
  }

  int port() {
    return port;
  }

  static String user() {
    return System.getProperty("user.name", "");
  }

  SftpCredentials credentials() {
    return SftpCredentials.privateKey(folder.resolve("login_key"));
  }

  HostKeys hostKeys() {
    return HostKeys.pinned(fingerprint);
  }

  /** Ends the server and every session of it. */
  @Override
  public void close() {
    List<ProcessHandle> sessions;
    try (Stream<ProcessHandle> descendants = process.descendants()) {
      sessions = descendants.toList();
    }
    process.destroyForcibly();
    sessions.forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
    sessions.forEach(session -> session.onExit().join());
  }
}
