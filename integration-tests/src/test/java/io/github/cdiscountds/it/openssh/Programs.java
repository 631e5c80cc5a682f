package io.github.cdiscountds.it.openssh;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Other people's programs that these tests need. */
public final class Programs {
  private static final List<String> USUAL =
      List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin", "/usr/local/sbin", "/usr/local/bin");

  private Programs() {}

  /** Finds a program, or skips the test, or fails it where the programs are promised. */
  public static Path require(String name, String debianPackage) {
    Optional<Path> found =
        USUAL.stream().map(folder -> Path.of(folder, name)).filter(Files::isExecutable).findFirst();
    if (found.isEmpty()) {
      skip("%s isn't installed (Debian package %s)".formatted(name, debianPackage));
    }
    return found.orElseThrow();
  }

  /** Skips the test, or fails it where everything it needs is promised. */
  public static void skip(String why) {
    if (Boolean.getBoolean("cdiscountds.interop.required")) {
      fail(why);
    }
    Assumptions.abort(why);
  }

  public static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** Runs a program to its end and gives what it wrote. */
  public static String run(String input, Object... command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(List.of(command).stream().map(Object::toString).toList())
            .redirectErrorStream(true)
            .start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command[0] + " ended with " + process.exitValue() + ": " + output);
    }
    return output;
  }
}
