package io.github.cdiscountds.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A process that this one started, talks to line by line, and ends. */
final class ChildJvm implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final String END = "\0";

  private final Process process;
  private final Writer commands;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  private ChildJvm(Process process) {
    this.process = process;
    this.commands = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    Thread reader = new Thread(this::read, "lines of " + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts a Java program.
   *
   * @param jvm the command up to the class to run
   * @param errors receives what the program says of errors
   */
  static ChildJvm start(List<String> jvm, Class<?> program, List<String> arguments, Path errors)
      throws IOException {
    List<String> command = new ArrayList<>(jvm);
    command.add(program.getName());
    command.addAll(arguments);
    return new ChildJvm(
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
            .start());
  }

  private void read() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
      }
    } catch (IOException ended) {
      // As at the end.
    }
    lines.add(END);
  }

  /** The next line, or nothing when there is none within the time, or the process ended. */
  Optional<String> line(Duration within) throws InterruptedException {
    String line = lines.poll(within.toMillis(), TimeUnit.MILLISECONDS);
    if (END.equals(line)) {
      lines.add(END);
      return Optional.empty();
    }
    return Optional.ofNullable(line);
  }

  /** Waits for a line that begins in a certain way; nothing when the process ends before. */
  Optional<String> await(String beginning) throws InterruptedException {
    for (Optional<String> line = line(LONGEST); line.isPresent(); line = line(LONGEST)) {
      if (line.get().startsWith(beginning)) {
        return line;
      }
    }
    return Optional.empty();
  }

  void send(String line) throws IOException {
    commands.write(line + "\n");
    commands.flush();
  }

  /** Tells it that nothing more is coming. */
  void endInput() throws IOException {
    commands.close();
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly();
  }

  /** SIGCONT. */
  void resume() throws IOException, InterruptedException {
    signal("CONT", process.pid());
  }

  static void signal(String name, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(pid)).inheritIO().start().waitFor();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The exit code of a process that has ended. */
  int exitValue() {
    return process.exitValue();
  }

  /** Waits for the end. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
      kill();
      throw new IllegalStateException("process " + process.pid() + " didn't end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
