package io.github.cdiscountds.fuzzing;

import io.github.cdiscountds.codec.DocumentKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs the fuzzer on one kind of document or all of them, each in a process of its own with a small
 * heap, and prints {@code FUZZ <kind> <executions> <edges covered>} for each; fails on a finding.
 *
 * <p>What it finds worth keeping grows in {@code target/corpus}; with 0 minutes the smallest inputs
 * that cover as much replace the committed corpus.
 */
public final class Fuzz {
  /** What a decoder may need for documents within {@link FuzzInput#LIMITS}, fuzzer included. */
  private static final String HEAP = "-Xmx256m";

  private static final int SECONDS_PER_INPUT = 10;

  /** A seed that is longer would be cut. */
  private static final int LONGEST_INPUT = 1 << 15;

  /** The lines that are shown of a run that ends with a finding. */
  private static final int TAIL = 60;

  private static final Pattern EXECUTIONS =
      Pattern.compile("stat::number_of_executed_units:\\s+(\\d+)");
  private static final Pattern EDGES = Pattern.compile("\\bcov: (\\d+)");

  private final Path target = Path.of("target").toAbsolutePath();
  private final Corpus corpus = new Corpus(Path.of("src", "test", "resources", "corpus"));
  private final Fixtures fixtures = new Fixtures(Path.of(".."));
  private final PrintStream out;

  private Fuzz(PrintStream out) {
    this.out = out;
  }

  /**
   * Fuzzes.
   *
   * @param args a kind of document or {@code all}; minutes for each, 0 to keep what was found
   * @throws Exception when the fuzzer can't be run
   */
  public static void main(String[] args) throws Exception {
    Fuzz fuzz = new Fuzz(System.out);
    List<DocumentKind<?>> kinds =
        args[0].equals("all") ? DocumentKind.all() : List.of(Kinds.named(args[0]));
    long seconds = (long) (Double.parseDouble(args[1]) * 60);
    boolean sound = true;
    for (DocumentKind<?> kind : kinds) {
      sound &= seconds > 0 ? fuzz.search(kind, seconds) : fuzz.keep(kind);
    }
    System.exit(sound ? 0 : 1);
  }

  private boolean search(DocumentKind<?> kind, long seconds) throws Exception {
    Path found = Files.createDirectories(target.resolve("corpus").resolve(kind.name()));
    List<String> command = command(kind);
    command.add("-max_total_time=" + seconds);
    command.add("-print_final_stats=1");
    command.add("-dict=" + dictionary());
    command.add(found.toString());
    command.add(seeds(kind).toString());
    Run run = run(kind, command);
    out.println("FUZZ " + kind.name() + " " + run.executions + " " + run.edges);
    if (run.exit != 0) {
      run.tail.forEach(out::println);
      out.println("The input that broke it is in " + findings());
    }
    return run.exit == 0;
  }

  private boolean keep(DocumentKind<?> kind) throws Exception {
    Path smallest = target.resolve("smallest").resolve(kind.name());
    Files.createDirectories(smallest);
    try (Stream<Path> old = Files.list(smallest)) {
      old.forEach(Fuzz::delete);
    }
    List<String> command = command(kind);
    command.add("-merge=1");
    command.add(smallest.toString());
    command.add(Files.createDirectories(target.resolve("corpus").resolve(kind.name())).toString());
    command.add(seeds(kind).toString());
    Run run = run(kind, command);
    if (run.exit == 0) {
      out.println("KEPT " + kind.name() + " " + corpus.keep(kind, smallest));
    } else {
      run.tail.forEach(out::println);
    }
    return run.exit == 0;
  }

  private List<String> command(DocumentKind<?> kind) throws IOException {
    String ours = "io.github.cdiscountds.**";
    String containers = "org.apache.poi.poifs.**:org.apache.commons.compress.archivers.zip.**";
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(HEAP);
    command.add("-XX:+UseSerialGC");
    command.add("-Djava.io.tmpdir=" + Files.createDirectories(target.resolve("scratch")));
    command.add("-classpath");
    command.add(System.getProperty("java.class.path"));
    command.add("com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=" + DecoderTarget.class.getName());
    command.add("--target_args=" + kind.name());
    command.add("--instrumentation_includes=" + ours + ":" + containers);
    command.add("--instrumentation_excludes=io.github.cdiscountds.fuzzing.**");
    command.add("--custom_hook_includes=" + ours + ":" + containers);
    command.add("--reproducer_path=" + findings());
    command.add("-artifact_prefix=" + findings() + "/" + kind.name() + "-");
    command.add("-timeout=" + SECONDS_PER_INPUT);
    // The heap is the bound that counts; what the virtual machine needs beside it is no finding.
    command.add("-rss_limit_mb=0");
    command.add("-max_len=" + LONGEST_INPUT);
    return command;
  }

  private Run run(DocumentKind<?> kind, List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Run run = new Run();
    Path log = target.resolve("fuzz-" + kind.name() + ".log");
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        PrintWriter copy = new PrintWriter(Files.newBufferedWriter(log))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        copy.println(line);
        copy.flush();
        run.read(line);
      }
    }
    run.exit = process.waitFor();
    return run;
  }

  private Path findings() throws IOException {
    return Files.createDirectories(target.resolve("findings"));
  }

  /** Writes the committed corpus and the inputs of the fixtures to a folder. */
  private Path seeds(DocumentKind<?> kind) throws IOException {
    Path folder = Files.createDirectories(target.resolve("seeds").resolve(kind.name()));
    for (Map.Entry<String, byte[]> input : corpus.inputs(kind).entrySet()) {
      Files.write(folder.resolve(input.getKey()), input.getValue());
    }
    int number = 0;
    for (Path document : fixtures.of(kind)) {
      for (byte[] input : Fixtures.inputs(Files.readAllBytes(document))) {
        if (input.length <= LONGEST_INPUT) {
          Files.write(folder.resolve("fixture-" + number++), input);
        }
      }
    }
    return folder;
  }

  private Path dictionary() throws IOException {
    Path file = target.resolve("fuzz.dict");
    Files.writeString(
        file,
        Stream.of(
                "<row r=\\\"",
                "<c r=\\\"",
                "t=\\\"s\\\"",
                "t=\\\"inlineStr\\\"",
                "<is><t>",
                "<v>",
                "</v></c>",
                "</row>",
                "<si><t>",
                "</t></si>",
                "<f>",
                "s=\\\"1\\\"",
                "&#10;",
                "&amp;",
                "_x000A_",
                "<!DOCTYPE a [<!ENTITY b SYSTEM \\\"file:///b\\\">]>",
                "&b;",
                "<![CDATA[",
                "<!--",
                "1E+300",
                "state=\\\"hidden\\\"",
                "date1904=\\\"1\\\"",
                "\\x09\\x08\\x10\\x00\\x00\\x06\\x05\\x00",
                "\\x0A\\x00\\x00\\x00",
                "\\xFC\\x00",
                "\\xFD\\x00\\x0A\\x00",
                "\\x3C\\x00",
                "\\x03\\x02\\x0E\\x00",
                "\\x04\\x02",
                "\\x06\\x00",
                "\\x07\\x02",
                "\\x7E\\x02\\x0A\\x00",
                "\\xBD\\x00",
                "\\x05\\x02\\x08\\x00",
                "\\xE0\\x00\\x14\\x00",
                "\\x1E\\x04",
                "\\x85\\x00",
                "\\xFF\\xFE",
                "\\xFE\\xFF",
                "\\xEF\\xBB\\xBF",
                "\\\"\\\"",
                "\\\";\\\"",
                "\\x0D\\x0A")
            .map(token -> "\"" + token + "\"\n")
            .reduce("", String::concat));
    return file;
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a run of the fuzzer said. */
  private static final class Run {
    private final Deque<String> tail = new ArrayDeque<>();
    private String executions = "?";
    private String edges = "?";
    private int exit;

    void read(String line) {
      Matcher covered = EDGES.matcher(line);
      if (covered.find()) {
        edges = covered.group(1);
      }
      Matcher executed = EXECUTIONS.matcher(line);
      if (executed.find()) {
        executions = executed.group(1);
      }
      tail.addLast(line);
      if (tail.size() > TAIL) {
        tail.removeFirst();
      }
    }
  }
}
