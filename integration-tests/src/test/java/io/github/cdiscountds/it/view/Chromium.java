package io.github.cdiscountds.it.view;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A headless Chromium with an empty profile, which talks to nobody but us. */
final class Chromium implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;
  private static final String PORT_FILE = "DevToolsActivePort";

  private final Process process;
  private final Path profile;
  private final DevTools tools;

  private Chromium(Process process, Path profile, DevTools tools) {
    this.process = process;
    this.profile = profile;
    this.tools = tools;
  }

  /** Starts a browser; it chooses the loopback port that it listens on. */
  static Chromium start(Path program, Path profile) throws IOException, InterruptedException {
    Files.createDirectories(profile);
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                // Containers let nobody make the namespaces that the sandbox needs.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("said.log").toFile())
            .start();
    try {
      return new Chromium(process, profile, DevTools.connect(addressOf(process, profile)));
    } catch (IOException | InterruptedException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** A fresh page, whose events are told from now on. */
  BrowserPage newPage() throws InterruptedException {
    return BrowserPage.open(tools);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    List<ProcessHandle> children = process.descendants().toList();
    tools.close();
    process.destroy();
    if (!process.waitFor(PATIENCE_SECONDS, SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    children.forEach(ProcessHandle::destroyForcibly);
    children.forEach(child -> child.onExit().join());
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  /** Port and path as the browser writes them, once it listens: two lines. */
  private static URI addressOf(Process process, Path profile)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + SECONDS.toNanos(PATIENCE_SECONDS);
    try (WatchService watch = FileSystems.getDefault().newWatchService()) {
      profile.register(
          watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
      while (System.nanoTime() < deadline && process.isAlive()) {
        Path file = profile.resolve(PORT_FILE);
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        if (lines.size() == 2) {
          return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
        }
        WatchKey key = watch.poll(1, SECONDS);
        if (key != null) {
          key.pollEvents();
          key.reset();
        }
      }
    }
    throw new IOException(
        "Chromium doesn't listen; it said: " + Files.readString(profile.resolve("said.log")));
  }
}
