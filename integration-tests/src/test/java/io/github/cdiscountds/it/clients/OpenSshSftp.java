package io.github.cdiscountds.it.clients;

import io.github.cdiscountds.it.openssh.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** OpenSSH's {@code sftp}. */
final class OpenSshSftp extends ScriptedClient {
  OpenSshSftp(Path home, Access access) {
    super(home, access);
  }

  @Override
  String put(Transfer transfer) {
    return "put " + quoted(transfer.local()) + " " + quoted(transfer.remote());
  }

  @Override
  String get(Transfer transfer) {
    return "get " + quoted(transfer.remote()) + " " + quoted(transfer.local());
  }

  @Override
  String listing() {
    return "ls -1";
  }

  @Override
  String renaming() {
    return "rename";
  }

  @Override
  List<String> batch(String folder, List<String> commands)
      throws IOException, InterruptedException {
    List<String> script = new ArrayList<>(List.of("cd \"" + folder + "\""));
    script.addAll(commands);
    List<String> line = new ArrayList<>();
    line.add(Programs.require("sftp", "openssh-client").toString());
    line.addAll(List.of("-q", "-P", Integer.toString(access.port())));
    // A batch asks for no password, unless this comes first.
    line.addAll(List.of("-o", "BatchMode=no"));
    line.addAll(sshOptions());
    line.addAll(List.of("-b", write("batch", script).toString()));
    line.add(access.user() + "@" + access.host());
    return run(Map.of("SSH_ASKPASS", askPass().toString(), "SSH_ASKPASS_REQUIRE", "force"), line)
        .stream()
        .filter(said -> !said.startsWith("sftp>"))
        .toList();
  }

  /** A program that knows the password. */
  private Path askPass() throws IOException {
    Path program = write("askpass", List.of("#!/bin/sh", "echo '" + access.password() + "'"));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return program;
  }
}
