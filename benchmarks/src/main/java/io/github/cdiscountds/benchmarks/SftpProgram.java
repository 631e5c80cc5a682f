package io.github.cdiscountds.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** OpenSSH's {@code sftp}, connected once and fed with commands, so that connecting isn't timed. */
final class SftpProgram {
  private static final String DONE = "Remote working directory:";

  private final BufferedWriter commands;
  private final BufferedReader answers;

  private SftpProgram(Process process) {
    this.commands = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Connects; a cipher is one of OpenSSH's names, or empty for its default. */
  static SftpProgram connect(SshServer server, int port, String cipher) throws IOException {
    List<String> command = new ArrayList<>(List.of("sftp", "-q", "-F", "/dev/null", "-b", "-"));
    if (!cipher.isEmpty()) {
      command.addAll(List.of("-c", cipher));
    }
    for (String option :
        List.of(
            "StrictHostKeyChecking=no",
            "UserKnownHostsFile=/dev/null",
            "LogLevel=ERROR",
            "BatchMode=yes",
            "IdentitiesOnly=yes")) {
      command.addAll(List.of("-o", option));
    }
    command.addAll(List.of("-i", server.loginKey().toString(), "-P", Integer.toString(port)));
    command.add(server.user() + "@127.0.0.1");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    server.adopt(process);
    SftpProgram program = new SftpProgram(process);
    program.run("pwd");
    return program;
  }

  /** Runs one command to its end. */
  void run(String command) throws IOException {
    commands.write(command + "\npwd\n");
    commands.flush();
    List<String> said = new ArrayList<>();
    int left = command.equals("pwd") ? 2 : 1;
    while (left > 0) {
      String line = answers.readLine();
      if (line == null) {
        throw new IOException("sftp ended at " + command + ": " + said);
      }
      said.add(line);
      if (line.startsWith(DONE)) {
        left--;
      }
    }
  }
}
