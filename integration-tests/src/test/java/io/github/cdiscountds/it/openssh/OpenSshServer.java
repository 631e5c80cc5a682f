package io.github.cdiscountds.it.openssh;

import static java.util.stream.Collectors.joining;

import io.github.cdiscountds.sftp.HostKeys;
import io.github.cdiscountds.sftp.SftpCredentials;
import io.github.cdiscountds.sftp.SftpSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real OpenSSH server with a configuration, host key and files of its own, on a free loopback
 * port.
 *
 * <p>As root it makes a system user for the time it runs, so that there is a password to log in by;
 * otherwise it serves the present user, by key alone. Neither the user nor a process, file or
 * mounted disk stays behind: when the tests die before {@link #close()}, the end of their JVM
 * cleans up.
 */
final class OpenSshServer implements AutoCloseable {
  private static final SecureRandom RANDOM = new SecureRandom();

  private static final List<String> ONE_HOST_KEY = List.of("ed25519");

  private final Path folder;
  private final Path home;
  private final String user;
  private final String password;
  private final boolean ownUser;
  private final boolean inChroot;
  private final List<String> hostKeys;
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final List<Path> disks = new CopyOnWriteArrayList<>();
  private final Thread lastResort = new Thread(this::cleanUpAtTheEnd, "sshd clean-up");
  private Process process;
  private Thread reader;
  private boolean userMade;
  private int port;

  private OpenSshServer(
      Path folder, String user, boolean ownUser, boolean inChroot, List<String> hostKeys) {
    this.folder = folder;
    this.inChroot = inChroot;
    this.hostKeys = hostKeys;
    // sshd wants everything above a chroot to be root's, so the files lie in a folder below it.
    this.home = inChroot ? folder.resolve("jail/home") : folder.resolve("home");
    this.user = user;
    this.ownUser = ownUser;
    this.password = random();
  }

  static OpenSshServer start() throws IOException, InterruptedException {
    return start(false, ONE_HOST_KEY);
  }

  /** Starts a server that has host keys of several types, the first one being the usual one. */
  static OpenSshServer startWithHostKeys(List<String> types)
      throws IOException, InterruptedException {
    return start(false, types);
  }

  /** Starts a server whose logins see nothing but their own files; for root alone. */
  static OpenSshServer startInChroot() throws IOException, InterruptedException {
    return start(true, ONE_HOST_KEY);
  }

  private static OpenSshServer start(boolean inChroot, List<String> hostKeys)
      throws IOException, InterruptedException {
    Path sshd = Programs.require("sshd", "openssh-server");
    Path keygen = Programs.require("ssh-keygen", "openssh-client");
    // Whoever may write above a chroot could swap it: sshd takes none below /tmp.
    Path folder =
        inChroot
            ? Files.createTempDirectory(Path.of("/run"), "cdiscount-ds-sshd")
            : Files.createTempDirectory("cdiscount-ds-sshd");
    // The server's user walks through it.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    boolean root = Programs.isRoot();
    OpenSshServer server =
        new OpenSshServer(
            folder,
            root ? "cds" + random().substring(0, 8) : System.getProperty("user.name"),
            root,
            inChroot,
            hostKeys);
    boolean started = false;
    Runtime.getRuntime().addShutdownHook(server.lastResort);
    try {
      Files.createDirectories(server.home);
      if (root) {
        server.makeUser();
        Files.createDirectories(Path.of("/run/sshd"));
      }
      for (String type : hostKeys) {
        Programs.run("", keygen, "-q", "-t", type, "-N", "", "-f", server.hostKey(type));
      }
      Programs.run("", keygen, "-q", "-t", "ed25519", "-N", "", "-f", server.key());
      Files.copy(folder.resolve("login_key.pub"), folder.resolve("authorized_keys"));
      server.listen(sshd);
      started = true;
      return server;
    } finally {
      if (!started) {
        server.close();
      }
    }
  }

  private void makeUser() throws IOException, InterruptedException {
    Path useradd = Programs.require("useradd", "passwd");
    Path chpasswd = Programs.require("chpasswd", "passwd");
    Programs.run("", useradd, "-M", "-N", "-d", home, "-s", "/usr/sbin/nologin", user);
    userMade = true;
    Programs.run(user + ":" + password + "\n", chpasswd);
    give(home);
  }

  /** Hands a file or folder to the server's user. */
  void give(Path path) throws IOException {
    if (ownUser) {
      Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
          .setOwner(
              path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
    }
  }

  private void listen(Path sshd) throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        port = free.getLocalPort();
      }
      Path config = Files.writeString(folder.resolve("sshd_config"), config());
      log.clear();
      Process started =
          new ProcessBuilder(sshd.toString(), "-D", "-e", "-f", config.toString())
              .redirectErrorStream(true)
              .start();
      process = started;
      CompletableFuture<Boolean> listening = new CompletableFuture<>();
      reader = new Thread(() -> read(started, listening), "sshd log");
      reader.setDaemon(true);
      reader.start();
      if (hasBegun(listening)) {
        return;
      }
      started.waitFor();
      if (attempt == 5) {
        throw new IOException("sshd doesn't start: " + log);
      }
    }
  }

  private static boolean hasBegun(CompletableFuture<Boolean> listening)
      throws IOException, InterruptedException {
    try {
      return listening.get();
    } catch (ExecutionException e) {
      throw new IOException(e);
    }
  }

  private void read(Process started, CompletableFuture<Boolean> listening) {
    try (BufferedReader lines = started.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.add(line);
        if (line.startsWith("Server listening on")) {
          listening.complete(true);
        }
      }
    } catch (IOException e) {
      log.add(e.toString());
    }
    listening.complete(false);
  }

  private String config() {
    return """
        Port %d
        ListenAddress 127.0.0.1
        %s
        PidFile %s
        AuthorizedKeysFile %s
        StrictModes no
        UsePAM no
        PasswordAuthentication %s
        KbdInteractiveAuthentication no
        PubkeyAuthentication yes
        MaxStartups 100
        LogLevel VERBOSE
        Subsystem sftp internal-sftp
        ChrootDirectory %s
        ForceCommand internal-sftp -d %s
        """
        .formatted(
            port,
            hostKeys.stream().map(type -> "HostKey " + hostKey(type)).collect(joining("\n")),
            folder.resolve("sshd.pid"),
            folder.resolve("authorized_keys"),
            ownUser ? "yes" : "no",
            inChroot ? home.getParent() : "none",
            inChroot ? "/" + home.getFileName() : home);
  }

  /** The folder that logins start in. */
  Path home() {
    return home;
  }

  /**
   * Ends the server once it is done with every client that left, and gives all that it said: what
   * it says of a login may come after its answer.
   */
  List<String> wholeLog() throws InterruptedException {
    process.descendants().toList().forEach(session -> session.onExit().join());
    kill();
    reader.join();
    return log;
  }

  /** Puts a disk of one mebibyte where a folder is; skips the test where that isn't allowed. */
  void mountSmallDisk(Path where) throws IOException, InterruptedException {
    if (!ownUser) {
      Programs.skip("only root can mount a small disk to fill");
    }
    Path mount = Programs.require("mount", "mount");
    try {
      Programs.run("", mount, "-t", "tmpfs", "-o", "size=1m,mode=0777", "tmpfs", where);
      disks.add(where);
    } catch (IOException e) {
      // Containers may forbid it even to root; that is no program that could be installed.
      Assumptions.abort("a small disk can't be mounted here: " + e.getMessage());
    }
  }

  String describe() {
    return "sftp://" + user + "@127.0.0.1:" + port;
  }

  String secret() {
    return password;
  }

  /** An OpenSSH key without passphrase that the server accepts. */
  Path key() {
    return folder.resolve("login_key");
  }

  /** The accepted key as an encrypted PuTTY key. */
  SftpCredentials ppk(int version) throws IOException, InterruptedException {
    Path puttygen = Programs.require("puttygen", "putty-tools");
    Path secret = Files.writeString(folder.resolve("passphrase"), password);
    Path ppk = folder.resolve("login-v" + version + ".ppk");
    if (Files.exists(ppk)) {
      return SftpCredentials.privateKey(ppk, password.toCharArray());
    }
    Programs.run(
        "",
        puttygen,
        key(),
        "-O",
        "private",
        "-o",
        ppk,
        "--ppk-param",
        "version=" + version,
        "--new-passphrase",
        secret);
    return SftpCredentials.privateKey(ppk, password.toCharArray());
  }

  SftpCredentials password() {
    if (!ownUser) {
      Programs.skip("only root can make a user with a password to log in by");
    }
    return SftpCredentials.password(password.toCharArray());
  }

  private Path hostKey(String type) {
    return folder.resolve("host_key_" + type);
  }

  private Path publicHostKey(String type) {
    return folder.resolve("host_key_" + type + ".pub");
  }

  /** The fingerprint as ssh-keygen tells it. */
  String fingerprint() throws IOException, InterruptedException {
    return fingerprint("ed25519");
  }

  /** The fingerprint of the host key of one type. */
  String fingerprint(String type) throws IOException, InterruptedException {
    Path keygen = Programs.require("ssh-keygen", "openssh-client");
    return Programs.run("", keygen, "-l", "-f", publicHostKey(type))
        .transform(line -> line.split(" ", 3)[1]);
  }

  /** A key made for this login: of a type, in a format, and accepted by the server from now on. */
  SftpCredentials login(String type, String format) throws IOException, InterruptedException {
    Path keygen = Programs.require("ssh-keygen", "openssh-client");
    Path made = folder.resolve("key-" + type + "-" + format);
    String passphrase = format.startsWith("pem") ? password : "";
    List<Object> command =
        new ArrayList<>(List.of(keygen, "-q", "-t", type, "-N", passphrase, "-f", made));
    if (format.startsWith("pem") && !type.equals("ed25519")) {
      command.addAll(List.of("-m", "PEM"));
    }
    Programs.run("", command.toArray());
    Files.writeString(
        folder.resolve("authorized_keys"),
        Files.readString(folder.resolve(made.getFileName() + ".pub")),
        StandardOpenOption.APPEND);
    if (!format.startsWith("ppk")) {
      return passphrase.isEmpty()
          ? SftpCredentials.privateKey(made)
          : SftpCredentials.privateKey(made, passphrase.toCharArray());
    }
    Path puttygen = Programs.require("puttygen", "putty-tools");
    Path ppk = folder.resolve(made.getFileName() + ".ppk");
    String version = "version=" + format.substring(3);
    Programs.run("", puttygen, made, "-O", "private", "-o", ppk, "--ppk-param", version);
    return SftpCredentials.privateKey(ppk);
  }

  /** A known_hosts file in which ssh-keygen has hashed this server's name. */
  Path hashedKnownHosts(String type) throws IOException, InterruptedException {
    Path file =
        Files.writeString(
            folder.resolve("known_hosts_" + type),
            "[127.0.0.1]:" + port + " " + Files.readString(publicHostKey(type)));
    Programs.run("", Programs.require("ssh-keygen", "openssh-client"), "-q", "-H", "-f", file);
    return file;
  }

  /** Ends every session as an administrator would; the server goes on. */
  void endSessions() {
    List<ProcessHandle> sessions = process.descendants().toList();
    sessions.forEach(ProcessHandle::destroy);
    sessions.forEach(session -> session.onExit().join());
  }

  /** A known_hosts file that names this server's key. */
  Path knownHosts() throws IOException {
    return Files.writeString(
        folder.resolve("known_hosts"),
        "[127.0.0.1]:" + port + " " + Files.readString(publicHostKey("ed25519")));
  }

  SftpSettings.Builder settings(SftpCredentials credentials)
      throws IOException, InterruptedException {
    return settings(credentials, HostKeys.pinned(fingerprint()));
  }

  SftpSettings.Builder settings(SftpCredentials credentials, HostKeys keys) {
    return SftpSettings.builder("127.0.0.1", user, credentials, keys).port(port);
  }

  /** Ends the server and every session of it, as a power cut would. */
  void kill() {
    Process running = process;
    if (running != null) {
      List<ProcessHandle> sessions = running.descendants().toList();
      running.destroyForcibly();
      sessions.forEach(ProcessHandle::destroyForcibly);
      running.onExit().join();
      sessions.forEach(session -> session.onExit().join());
    }
  }

  /** Leaves nothing behind, as far as it gets: one step that fails doesn't spare the others. */
  @Override
  public void close() throws IOException {
    List<Exception> failures = new ArrayList<>();
    attempt(failures, this::kill);
    attempt(failures, this::unmountDisks);
    attempt(failures, this::removeUser);
    attempt(failures, this::deleteFiles);
    try {
      Runtime.getRuntime().removeShutdownHook(lastResort);
    } catch (IllegalStateException e) {
      // The JVM is ending, and this is the last resort.
    }
    if (!failures.isEmpty()) {
      IOException failure = new IOException("the server left something behind");
      failures.forEach(failure::addSuppressed);
      throw failure;
    }
  }

  private interface Step {
    void run() throws IOException, InterruptedException;
  }

  private static void attempt(List<Exception> failures, Step step) {
    try {
      step.run();
    } catch (IOException e) {
      failures.add(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failures.add(e);
    }
  }

  private void cleanUpAtTheEnd() {
    try {
      close();
    } catch (IOException e) {
      e.printStackTrace();
    }
  }

  private void unmountDisks() throws IOException, InterruptedException {
    for (Path disk : disks) {
      Programs.run("", Programs.require("umount", "mount"), disk);
      disks.remove(disk);
    }
  }

  private void removeUser() throws IOException, InterruptedException {
    if (ownUser && userMade) {
      // A session that began while the server was being killed would keep the user.
      ProcessHandle.allProcesses()
          .filter(any -> any.info().user().filter(user::equals).isPresent())
          .forEach(ProcessHandle::destroyForcibly);
      Programs.run("", Programs.require("userdel", "passwd"), user);
      userMade = false;
    }
  }

  private void deleteFiles() throws IOException {
    if (!disks.isEmpty() || !Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static String random() {
    return new BigInteger(100, RANDOM).setBit(100).toString(36);
  }
}
