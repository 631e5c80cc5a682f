package io.github.cdiscountds.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.it.clients.ForeignClient.Access;
import io.github.cdiscountds.it.clients.ForeignClient.Transfer;
import io.github.cdiscountds.it.openssh.Programs;
import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.EmbeddedSftpServerBuilder;
import io.github.cdiscountds.testkit.FileTree;
import io.github.cdiscountds.testkit.SettableClock;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that others wrote find the testkit's server to be one like any other. */
@Tag("interop")
@Timeout(300)
class ForeignClientsTest {
  private static final String USER = "orders";
  private static final String PASSWORD = "of no value";
  private static final String FOLDER = "Commandes";
  private static final long SEED = 6;

  /** Sizes around a client's usual piece, nothing at all, and many pieces. */
  private static final Map<String, Integer> SIZES =
      Map.of(
          "empty.csv", 0,
          "one.csv", 1,
          "32767.csv", 32_767,
          "32768.csv", 32_768,
          "32769.csv", 32_769,
          "large.csv", 5_000_000,
          "with spaces (2).csv", 1_000,
          "à l’été – 10 €.csv", 2_000);

  @TempDir Path folder;

  private enum Client {
    OPENSSH {
      @Override
      ForeignClient at(Path home, Access access) {
        return new OpenSshSftp(home, access);
      }
    },
    LFTP {
      @Override
      ForeignClient at(Path home, Access access) {
        return new Lftp(home, access);
      }
    },
    RCLONE {
      @Override
      ForeignClient at(Path home, Access access) {
        return new Rclone(home, access);
      }
    },
    PARAMIKO {
      @Override
      ForeignClient at(Path home, Access access) throws IOException, InterruptedException {
        return new Paramiko(home, access);
      }
    };

    abstract ForeignClient at(Path home, Access access) throws IOException, InterruptedException;
  }

  private enum Login {
    BY_PASSWORD,
    BY_KEY
  }

  private enum Storage {
    IN_MEMORY,
    ON_DISK
  }

  static Stream<Arguments> everyWay() {
    return Stream.of(Client.values())
        .flatMap(
            client ->
                Stream.of(
                    Arguments.of(client, Login.BY_PASSWORD, Storage.IN_MEMORY),
                    Arguments.of(client, Login.BY_PASSWORD, Storage.ON_DISK),
                    Arguments.of(client, Login.BY_KEY, Storage.IN_MEMORY),
                    Arguments.of(client, Login.BY_KEY, Storage.ON_DISK)));
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void uploadsListsRenamesDownloadsAndDeletes(Client kind, Login login, Storage storage)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path root = root(storage);
    Path remote = Files.createDirectories(root.resolve(FOLDER));
    Map<String, byte[]> contents = contents(storage);
    Path home = Files.createDirectories(folder.resolve("home"));
    Path key = home.resolve("key");
    EmbeddedSftpServerBuilder settings = EmbeddedSftpServer.builder();
    settings =
        login == Login.BY_KEY
            ? settings.login(USER, newKey(key), root)
            : settings.login(USER, PASSWORD, root);
    try (EmbeddedSftpServer server = settings.start()) {
      Path knownHosts =
          Files.writeString(home.resolve("known_hosts"), server.knownHostsLine() + "\n");
      String password = login == Login.BY_KEY ? "" : PASSWORD;
      ForeignClient client =
          kind.at(home, new Access(server.host(), server.port(), USER, password, key, knownHosts));

      client.upload(FOLDER, written(contents));
      assertHolds(remote, contents);
      assertThat(client.list(FOLDER)).containsExactlyInAnyOrderElementsOf(contents.keySet());

      Map<String, String> names = new LinkedHashMap<>();
      Map<String, byte[]> renamed = new LinkedHashMap<>();
      contents.forEach(
          (name, content) -> {
            names.put(name, "new " + name);
            renamed.put("new " + name, content);
          });
      client.rename(FOLDER, names);
      assertHolds(remote, renamed);

      List<Transfer> back = new ArrayList<>();
      Path target = Files.createDirectories(folder.resolve("back"));
      renamed
          .keySet()
          .forEach(name -> back.add(new Transfer(target.resolve(back.size() + ""), name)));
      client.download(FOLDER, back);
      for (Transfer transfer : back) {
        assertThat(Files.readAllBytes(transfer.local()))
            .as(transfer.remote())
            .isEqualTo(renamed.get(transfer.remote()));
      }

      client.delete(FOLDER, List.copyOf(renamed.keySet()));
      assertHolds(remote, Map.of());
      assertThat(client.list(FOLDER)).isEmpty();
    }
  }

  private Path root(Storage storage) throws IOException {
    return storage == Storage.IN_MEMORY
        ? FileTree.inMemory(SettableClock.at(LocalDateTime.of(2026, 3, 2, 9, 30))).root()
        : Files.createDirectories(folder.resolve("root"));
  }

  private static Map<String, byte[]> contents(Storage storage) {
    // A Java in a locale without UTF-8 can't name such a file on disk.
    boolean canNameAll =
        storage == Storage.IN_MEMORY
            || Charset.forName(System.getProperty("sun.jnu.encoding"))
                .newEncoder()
                .canEncode("é€’–");
    Random random = new Random(SEED);
    Map<String, byte[]> contents = new LinkedHashMap<>();
    SIZES.keySet().stream()
        .sorted()
        .filter(name -> canNameAll || name.chars().allMatch(c -> c < 0x80))
        .forEach(
            name -> {
              byte[] content = new byte[SIZES.get(name)];
              random.nextBytes(content);
              contents.put(name, content);
            });
    return contents;
  }

  private List<Transfer> written(Map<String, byte[]> contents) throws IOException {
    Path local = Files.createDirectories(folder.resolve("local"));
    List<Transfer> transfers = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : contents.entrySet()) {
      Path path = local.resolve(transfers.size() + "");
      transfers.add(new Transfer(Files.write(path, file.getValue()), file.getKey()));
    }
    return transfers;
  }

  private static void assertHolds(Path folder, Map<String, byte[]> contents) throws IOException {
    Map<String, byte[]> held = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        held.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    assertThat(held.keySet()).containsExactlyInAnyOrderElementsOf(contents.keySet());
    contents.forEach((name, content) -> assertThat(held.get(name)).as(name).isEqualTo(content));
  }

  /** Makes a pair of keys as people do, and gives the public one. */
  private static PublicKey newKey(Path file)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path program = Programs.require("ssh-keygen", "openssh-client");
    Programs.run("", program, "-q", "-t", "ecdsa", "-b", "256", "-N", "", "-f", file);
    String pem = Programs.run("", program, "-e", "-m", "PKCS8", "-f", file + ".pub");
    byte[] encoded = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
  }
}
