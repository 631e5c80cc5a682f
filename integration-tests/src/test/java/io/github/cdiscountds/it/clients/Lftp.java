package io.github.cdiscountds.it.clients;

import io.github.cdiscountds.it.openssh.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code lftp}, which speaks SFTP itself and leaves the connection to OpenSSH's {@code ssh}. */
final class Lftp extends ScriptedClient {
  Lftp(Path home, Access access) {
    super(home, access);
  }

  @Override
  String put(Transfer transfer) {
    return "put " + quoted(transfer.local()) + " -o " + quoted(transfer.remote());
  }

  @Override
  String get(Transfer transfer) {
    return "get " + quoted(transfer.remote()) + " -o " + quoted(transfer.local());
  }

  @Override
  String listing() {
    return "cls -1";
  }

  @Override
  String renaming() {
    return "mv";
  }

  @Override
  List<String> batch(String folder, List<String> commands)
      throws IOException, InterruptedException {
    Programs.require("ssh", "openssh-client");
    String ssh = "ssh -a -x " + String.join(" ", sshOptions());
    List<String> script =
        new ArrayList<>(
            List.of(
                "set cmd:fail-exit yes",
                "set net:max-retries 1",
                "set net:timeout 30",
                "set xfer:log no",
                "set sftp:charset UTF-8",
                "set sftp:connect-program \"" + ssh + "\"",
                "open -u \"%s,%s\" -p %d sftp://%s"
                    .formatted(
                        access.user(),
                        access.isByKey() ? "unused" : access.password(),
                        access.port(),
                        access.host()),
                "cd \"" + folder + "\""));
    script.addAll(commands);
    script.add("bye");
    return run(
        Map.of(),
        List.of(
            Programs.require("lftp", "lftp").toString(),
            "--norc",
            "-f",
            write("batch", script).toString()));
  }
}
