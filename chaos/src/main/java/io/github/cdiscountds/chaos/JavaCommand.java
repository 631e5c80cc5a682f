package io.github.cdiscountds.chaos;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * How processes are started, hundreds of them: with classes from jars, since only those can be
 * shared ready-made between processes, and with the compiler that warms up fastest.
 */
final class JavaCommand {
  private final Path folder;
  private final String classPath;

  /** Packs what isn't a jar yet. */
  JavaCommand(Path folder) throws IOException {
    this.folder = folder;
    List<String> jars = new ArrayList<>();
    for (String entry : ownClassPath().split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      jars.add(Files.isDirectory(path) ? pack(path, jars.size()).toString() : entry);
    }
    this.classPath = String.join(File.pathSeparator, jars);
  }

  private static String ownClassPath() {
    // Surefire starts tests with a jar that only names the others.
    return System.getProperty(
        "surefire.test.class.path", System.getProperty("java.class.path", ""));
  }

  private Path pack(Path classes, int number) throws IOException {
    Path jar = Files.createDirectories(folder.resolve("jars")).resolve(number + ".jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      zip.setLevel(0);
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
        zip.putNextEntry(new ZipEntry(name));
        zip.write(Files.readAllBytes(file));
        zip.closeEntry();
      }
    }
    return jar;
  }

  /** The supplier's, which lives long. */
  List<String> forLong() {
    return command("-XX:+UseSerialGC", "-Xmx256m");
  }

  /**
   * A whole year's: a heap hardly larger than what may be in it, with a small room for what is
   * young, since most of what is there grows old. Where Logback listens, log4j's bridge makes up
   * each message before it asks whether anybody wants it, and POI has one for each cell.
   */
  List<String> forAYear() {
    return command(
        "-XX:+UseSerialGC",
        "-Xmx320m",
        "-Xmn40m",
        "-Dlog4j2.loggerContextFactory="
            + "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
  }

  /** A shop's that leaves its classes for others to share when it ends. */
  List<String> leavingClasses() {
    return command(
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx128m",
        "-XX:ArchiveClassesAtExit=" + archive(),
        "-Xlog:cds=off",
        "-Xlog:cds+dynamic=off");
  }

  /** A shop's, with the classes that another left. */
  List<String> sharingClasses() {
    return command(
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx128m",
        "-XX:SharedArchiveFile=" + archive(),
        "-Xlog:cds=off",
        "-Xlog:class+path=off");
  }

  private Path archive() {
    return folder.resolve("shop.jsa");
  }

  private List<String> command(String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Arrays.asList(options));
    command.add("-XX:-UsePerfData");
    command.add("-Dfile.encoding=UTF-8");
    command.add("-Djava.io.tmpdir=" + folder);
    command.add("-Dorg.sqlite.tmpdir=" + folder);
    command.add("-classpath");
    command.add(classPath);
    return command;
  }
}
