package io.github.cdiscountds.it.clients;

import io.github.cdiscountds.it.openssh.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code rclone}, which connects anew for each command. */
final class Rclone extends ForeignClient {
  private final Path program = Programs.require("rclone", "rclone");

  Rclone(Path home, Access access) {
    super(home, access);
  }

  @Override
  void upload(String folder, List<Transfer> transfers) throws IOException, InterruptedException {
    batch(
        transfers,
        transfer -> "copyto '" + transfer.local() + "' " + at(folder, transfer.remote()));
  }

  @Override
  List<String> list(String folder) throws IOException, InterruptedException {
    return batch(List.of(folder), one -> "lsf :sftp:" + one);
  }

  @Override
  void rename(String folder, Map<String, String> names) throws IOException, InterruptedException {
    batch(
        List.copyOf(names.entrySet()),
        name -> "moveto " + at(folder, name.getKey()) + " " + at(folder, name.getValue()));
  }

  @Override
  void download(String folder, List<Transfer> transfers) throws IOException, InterruptedException {
    batch(
        transfers,
        transfer -> "copyto " + at(folder, transfer.remote()) + " '" + transfer.local() + "'");
  }

  @Override
  void delete(String folder, List<String> names) throws IOException, InterruptedException {
    batch(names, name -> "deletefile " + at(folder, name));
  }

  private static String at(String folder, String name) {
    return "':sftp:" + folder + "/" + name + "'";
  }

  private <T> List<String> batch(List<T> work, Function<T, String> command)
      throws IOException, InterruptedException {
    List<String> script = new ArrayList<>(List.of("set -e"));
    work.forEach(one -> script.add(program + " --config '' --retries 1 " + command.apply(one)));
    Map<String, String> settings = new HashMap<>();
    settings.put("RCLONE_SFTP_HOST", access.host());
    settings.put("RCLONE_SFTP_PORT", Integer.toString(access.port()));
    settings.put("RCLONE_SFTP_USER", access.user());
    settings.put("RCLONE_SFTP_KNOWN_HOSTS_FILE", access.knownHosts().toString());
    if (access.isByKey()) {
      settings.put("RCLONE_SFTP_KEY_FILE", access.key().toString());
    } else {
      settings.put("RCLONE_SFTP_PASS", obscured(access.password()));
    }
    return run(settings, List.of("/bin/sh", write("batch", script).toString()));
  }

  private String obscured(String password) throws IOException, InterruptedException {
    return run(Map.of(), List.of(program.toString(), "obscure", password)).get(0);
  }
}
