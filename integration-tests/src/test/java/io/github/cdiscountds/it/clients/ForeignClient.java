package io.github.cdiscountds.it.clients;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Somebody else's SFTP client, made to do a batch of work in one folder of a server.
 *
 * <p>Local names are plain; remote ones may hold anything. They reach the program in files, not as
 * arguments, which this Java may be unable to write in a locale without UTF-8.
 */
abstract class ForeignClient {
  private static final long PATIENCE_SECONDS = 120;

  /** Where the client keeps what it needs: its home. */
  final Path home;

  /** How the server is reached. */
  final Access access;

  ForeignClient(Path home, Access access) {
    this.home = home;
    this.access = access;
  }

  /**
   * How the server is reached.
   *
   * @param host its address
   * @param port its port
   * @param user the login
   * @param password its password; empty where the key is meant to be used
   * @param key the private key; a path without a file where the password is meant to be used
   * @param knownHosts the file with the server's key
   */
  record Access(String host, int port, String user, String password, Path key, Path knownHosts) {
    boolean isByKey() {
      return password.isEmpty();
    }
  }

  /** One file, here and there. */
  record Transfer(Path local, String remote) {}

  /** Puts files into a folder. */
  abstract void upload(String folder, List<Transfer> transfers)
      throws IOException, InterruptedException;

  /** Names what a folder holds. */
  abstract List<String> list(String folder) throws IOException, InterruptedException;

  /** Gives files other names within their folder. */
  abstract void rename(String folder, Map<String, String> names)
      throws IOException, InterruptedException;

  /** Gets files from a folder. */
  abstract void download(String folder, List<Transfer> transfers)
      throws IOException, InterruptedException;

  /** Deletes files of a folder. */
  abstract void delete(String folder, List<String> names) throws IOException, InterruptedException;

  /** Writes a file for the program, in UTF-8. */
  final Path write(String name, List<String> lines) throws IOException {
    return Files.write(home.resolve(name), lines, StandardCharsets.UTF_8);
  }

  /** Runs the program to its end and gives the lines that it wrote. */
  final List<String> run(Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path said = home.resolve("said.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("HOME", home.toString());
    builder.environment().keySet().removeIf(name -> name.startsWith("SSH_"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    try (OutputStream nothing = process.getOutputStream()) {
      nothing.flush();
    }
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
      throw new IOException(
          command + " isn't done after " + PATIENCE_SECONDS + " s: " + Files.readString(said));
    }
    String output = Files.readString(said);
    if (process.exitValue() != 0) {
      throw new IOException(command + " ended with " + process.exitValue() + ": " + output);
    }
    return output.lines().toList();
  }

  /**
   * How OpenSSH's programs are to reach the server: options that leave out everybody's settings.
   */
  final List<String> sshOptions() {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-F",
                "none",
                "-o",
                "UserKnownHostsFile=" + access.knownHosts(),
                "-o",
                "GlobalKnownHostsFile=/dev/null",
                "-o",
                "StrictHostKeyChecking=yes",
                "-o",
                "IdentityAgent=none",
                "-o",
                "IdentitiesOnly=yes"));
    if (access.isByKey()) {
      options.addAll(List.of("-o", "PreferredAuthentications=publickey"));
      options.addAll(List.of("-i", access.key().toString()));
    } else {
      options.addAll(List.of("-o", "PreferredAuthentications=password"));
      options.addAll(List.of("-o", "NumberOfPasswordPrompts=1"));
    }
    return options;
  }
}
