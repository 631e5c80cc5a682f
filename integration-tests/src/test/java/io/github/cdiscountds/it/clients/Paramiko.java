package io.github.cdiscountds.it.clients;

import io.github.cdiscountds.it.openssh.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Python's {@code paramiko}, by a small script of ours. */
final class Paramiko extends ForeignClient {
  private final Path python = Programs.require("python3", "python3-paramiko");

  Paramiko(Path home, Access access) throws IOException, InterruptedException {
    super(home, access);
    try {
      run(Map.of(), List.of(python.toString(), "-c", "import paramiko"));
    } catch (IOException e) {
      Programs.skip("paramiko isn't installed (Debian package python3-paramiko)");
    }
  }

  @Override
  void upload(String folder, List<Transfer> transfers) throws IOException, InterruptedException {
    batch("put", folder, transfers, transfer -> transfer.local() + "\t" + transfer.remote());
  }

  @Override
  List<String> list(String folder) throws IOException, InterruptedException {
    return batch("list", folder, List.of(), Function.identity());
  }

  @Override
  void rename(String folder, Map<String, String> names) throws IOException, InterruptedException {
    batch(
        "rename",
        folder,
        List.copyOf(names.entrySet()),
        name -> name.getKey() + "\t" + name.getValue());
  }

  @Override
  void download(String folder, List<Transfer> transfers) throws IOException, InterruptedException {
    batch("get", folder, transfers, transfer -> transfer.remote() + "\t" + transfer.local());
  }

  @Override
  void delete(String folder, List<String> names) throws IOException, InterruptedException {
    batch("delete", folder, names, Function.identity());
  }

  private <T> List<String> batch(String act, String folder, List<T> work, Function<T, String> line)
      throws IOException, InterruptedException {
    String script;
    try (InputStream in = Paramiko.class.getResourceAsStream("paramiko_client.py")) {
      script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<String> lines = new ArrayList<>();
    work.forEach(one -> lines.add(line.apply(one)));
    return run(
        Map.of(),
        List.of(
            python.toString(),
            write("client.py", List.of(script)).toString(),
            access.host(),
            Integer.toString(access.port()),
            access.user(),
            access.password(),
            access.key().toString(),
            access.knownHosts().toString(),
            act,
            folder,
            write("work", lines).toString()));
  }
}
