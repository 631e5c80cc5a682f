package io.github.cdiscountds.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.it.clients.ForeignClient.Access;
import io.github.cdiscountds.it.clients.ForeignClient.Transfer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The executable jar of the fake supplier, as a program of its own. */
@Tag("interop")
@Timeout(180)
class StandaloneJarTest {
  private static final String LISTENING = "0A";

  @TempDir Path folder;
  private Process process;
  private BufferedReader output;
  private final List<String> said = new ArrayList<>();

  private static Path jar() throws IOException {
    Path target = Path.of("..", "cdiscount-ds-testkit", "target");
    try (Stream<Path> files = Files.exists(target) ? Files.list(target) : Stream.empty()) {
      return files
          .filter(file -> file.toString().endsWith("-standalone.jar"))
          .findFirst()
          .orElseThrow(
              () ->
                  new AssertionError(
                      "no standalone jar in " + target + ": mvn package -pl cdiscount-ds-testkit"));
    }
  }

  @BeforeEach
  void start() throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar().toString(),
                "--company",
                "SHOP",
                "--host-key",
                folder.resolve("host_key").toString(),
                "--products",
                "100")
            .redirectErrorStream(true)
            .start();
    output = process.inputReader(StandardCharsets.UTF_8);
    String line;
    while ((line = output.readLine()) != null) {
      said.add(line);
      if (line.equals("Ctrl-C ends it.")) {
        return;
      }
    }
    throw new AssertionError("it ended at once: " + said);
  }

  @AfterEach
  void stop() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private String told(String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(String.join("\n", said));
    assertThat(found.find()).as(pattern + " in " + said).isTrue();
    return found.group(1);
  }

  @Test
  void letsOpenSshInAndEndsInAnOrderlyWay() throws IOException, InterruptedException {
    Path home = Files.createDirectories(folder.resolve("home"));
    Path knownHosts =
        Files.writeString(home.resolve("known_hosts"), told("(\\[127\\.0\\.0\\.1]:.*)") + "\n");
    Access access =
        new Access(
            "127.0.0.1",
            Integer.parseInt(told("SFTP server +127\\.0\\.0\\.1:([0-9]+)")),
            "orders",
            told("password +(\\S+)"),
            home.resolve("none"),
            knownHosts);
    OpenSshSftp orders = new OpenSshSftp(home, access);
    assertThat(orders.list("."))
        .containsExactlyInAnyOrder("Anomalie", "Commandes", "Facturation", "Fichier", "Suivi");
    Path file = Files.writeString(home.resolve("local"), "no workbook");
    orders.upload("Commandes", List.of(new Transfer(file, "orders.xls")));
    assertThat(orders.list("Commandes")).containsExactly("orders.xls");
    Access catalogue =
        new Access(
            access.host(),
            access.port(),
            "catalogue",
            access.password(),
            access.key(),
            access.knownHosts());
    assertThat(new OpenSshSftp(home, catalogue).list("."))
        .containsExactly("Catalogue_SHOP_inter.csv");

    // Asked by its handle, which leaves us its output.
    process.toHandle().destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    // 128 and the number of the signal that asked it to end.
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(output.lines().toList()).containsExactly("Ended.");
  }

  @Test
  void listensToThisMachineOnly() throws IOException {
    Set<String> sockets = socketsOf(process.pid());
    List<String> listeners = new ArrayList<>();
    for (String table : List.of("tcp", "tcp6")) {
      Path file = Path.of("/proc/" + process.pid() + "/net/" + table);
      for (String line : Files.readAllLines(file)) {
        String[] columns = line.strip().split("\\s+");
        if (columns.length > 9 && columns[3].equals(LISTENING) && sockets.contains(columns[9])) {
          listeners.add(columns[1]);
        }
      }
    }
    // Addresses as the kernel writes them: 127.0.0.1, as such or within version 6.
    assertThat(listeners)
        .hasSize(2)
        .allMatch(
            address ->
                address.matches("0100007F:[0-9A-F]{4}")
                    || address.matches("0000000000000000FFFF00000100007F:[0-9A-F]{4}"));
    assertThat(listeners)
        .extracting(address -> Integer.parseInt(address.replaceAll(".*:", ""), 16))
        .containsExactlyInAnyOrder(
            Integer.parseInt(told("SFTP server +127\\.0\\.0\\.1:([0-9]+)")),
            Integer.parseInt(told("Status page +http://127\\.0\\.0\\.1:([0-9]+)/")));
  }

  /** The numbers of the sockets that a process holds. */
  private static Set<String> socketsOf(long pid) throws IOException {
    Set<String> sockets = new HashSet<>();
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      for (Path descriptor : descriptors.toList()) {
        Matcher socket =
            Pattern.compile("socket:\\[([0-9]+)]")
                .matcher(Files.readSymbolicLink(descriptor).toString());
        if (socket.matches()) {
          sockets.add(socket.group(1));
        }
      }
    }
    return sockets;
  }

  @Test
  void refusesWhatAnotherSiteMakesABrowserSend() throws IOException {
    int port = Integer.parseInt(told("Status page +http://127\\.0\\.0\\.1:([0-9]+)/"));
    assertThat(answer(port, "GET / HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n", ""))
        .startsWith("HTTP/1.1 200 ")
        .contains("Mon 2 Mar 2026 08:00:00");
    assertThat(answer(port, "GET / HTTP/1.1\r\nHost: evil.example:" + port + "\r\n", ""))
        .startsWith("HTTP/1.1 421 ")
        .doesNotContain("Mar 2026");
    assertThat(
            answer(
                port,
                "POST / HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n",
                "act=advance&by=PT15M"))
        .startsWith("HTTP/1.1 403 ");
    assertThat(answer(port, "GET / HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n", ""))
        .contains("Mon 2 Mar 2026 08:00:00");
  }

  private static String answer(int port, String head, String body) throws IOException {
    try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
      String request =
          head
              + "Connection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n"
              + "Content-Length: "
              + body.length()
              + "\r\n\r\n"
              + body;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      try (InputStream in = socket.getInputStream()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  @Test
  void namesTheLicenceOfEverythingThatItHolds() throws IOException {
    try (JarFile jar = new JarFile(jar().toFile())) {
      String named = text(jar, "META-INF/THIRD-PARTY.md");
      Set<String> artifacts =
          jar.stream()
              .map(JarEntry::getName)
              .filter(name -> name.matches("META-INF/maven/[^/]+/[^/]+/pom\\.(xml|properties)"))
              .map(name -> name.split("/")[2] + ":" + name.split("/")[3])
              .filter(name -> !name.startsWith("io.github.cdiscountds:"))
              .collect(Collectors.toSet());
      assertThat(artifacts).hasSizeGreaterThan(10).allMatch(named::contains);
      assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License", "Version 2.0");
      assertThat(text(jar, "META-INF/LICENSE.txt")).contains("QOS.ch");
      assertThat(text(jar, "META-INF/NOTICE")).contains("Apache POI", "Apache MINA SSHD");
      assertThat(jar.stream().map(JarEntry::getName))
          .noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|DSA|RSA)"))
          .noneMatch(name -> name.endsWith("module-info.class"))
          .noneMatch(name -> name.startsWith("org/junit") || name.startsWith("org/assertj"))
          .noneMatch(name -> name.startsWith("io/github/cdiscountds/client"));
    }
  }

  private static String text(JarFile jar, String name) throws IOException {
    JarEntry entry = jar.getJarEntry(name);
    assertThat(entry).as(name).isNotNull();
    try (InputStream in = jar.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void saysWhatItDoesNotUnderstand() throws IOException, InterruptedException {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar().toString(),
                "--port",
                "here")
            .redirectErrorStream(true)
            .start();
    String words = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(other.waitFor()).isEqualTo(2);
    assertThat(words.strip())
        .isEqualTo("fake supplier: --port is \"here\": expected a number from 0 to 65535");
  }
}
