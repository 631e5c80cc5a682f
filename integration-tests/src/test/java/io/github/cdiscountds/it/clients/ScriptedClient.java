package io.github.cdiscountds.it.clients;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A client that is fed with a script, a command a line. */
abstract class ScriptedClient extends ForeignClient {
  ScriptedClient(Path home, Access access) {
    super(home, access);
  }

  /** Runs commands in a folder, and gives what was said. */
  abstract List<String> batch(String folder, List<String> commands)
      throws IOException, InterruptedException;

  abstract String put(Transfer transfer);

  abstract String get(Transfer transfer);

  /** The command that lists names alone. */
  abstract String listing();

  /** The command that renames. */
  abstract String renaming();

  @Override
  final void upload(String folder, List<Transfer> transfers)
      throws IOException, InterruptedException {
    batch(folder, transfers.stream().map(this::put).toList());
  }

  @Override
  final List<String> list(String folder) throws IOException, InterruptedException {
    return batch(folder, List.of(listing()));
  }

  @Override
  final void rename(String folder, Map<String, String> names)
      throws IOException, InterruptedException {
    batch(
        folder,
        names.entrySet().stream()
            .map(name -> renaming() + " " + quoted(name.getKey()) + " " + quoted(name.getValue()))
            .toList());
  }

  @Override
  final void download(String folder, List<Transfer> transfers)
      throws IOException, InterruptedException {
    batch(folder, transfers.stream().map(this::get).toList());
  }

  @Override
  final void delete(String folder, List<String> names) throws IOException, InterruptedException {
    batch(folder, names.stream().map(name -> "rm " + quoted(name)).toList());
  }

  static String quoted(Object name) {
    return "\"" + name + "\"";
  }
}
