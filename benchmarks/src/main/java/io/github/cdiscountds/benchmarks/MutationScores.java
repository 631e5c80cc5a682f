package io.github.cdiscountds.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Prints one line for each target of mutation testing, {@code PIT <name> <percent of all mutants
 * that a test noticed>}, from the reports {@code <module>/target/pit/<name>/mutations.xml}.
 */
public final class MutationScores {
  private static final String REPORT = "mutations.xml";

  private MutationScores() {}

  /**
   * Prints the scores.
   *
   * @param args the project's root, and the least percentage
   * @throws IOException when a report can't be read
   * @throws XMLStreamException when a report isn't whole
   */
  public static void main(String[] args) throws IOException, XMLStreamException {
    Map<String, Path> reports = reports(Path.of(args[0]));
    if (reports.isEmpty()) {
      throw new IllegalStateException("no report in target/pit of any module");
    }
    List<String> tooLow = new ArrayList<>();
    for (Map.Entry<String, Path> report : reports.entrySet()) {
      int percent = percent(report.getValue());
      System.out.println("PIT " + report.getKey() + " " + percent);
      if (percent < Integer.parseInt(args[1])) {
        tooLow.add(report.getKey());
      }
    }
    if (!tooLow.isEmpty()) {
      System.err.println("below " + args[1] + " %: " + tooLow + "; see index.html in target/pit");
      System.exit(1);
    }
  }

  private static Map<String, Path> reports(Path root) throws IOException {
    Map<String, Path> reports = new TreeMap<>();
    try (DirectoryStream<Path> modules = Files.newDirectoryStream(root, Files::isDirectory)) {
      for (Path module : modules) {
        Path folder = module.resolve("target").resolve("pit");
        if (Files.isDirectory(folder)) {
          addReports(folder, reports);
        }
      }
    }
    return reports;
  }

  private static void addReports(Path folder, Map<String, Path> reports) throws IOException {
    try (DirectoryStream<Path> targets = Files.newDirectoryStream(folder, Files::isDirectory)) {
      for (Path target : targets) {
        Path report = target.resolve(REPORT);
        if (Files.exists(report)) {
          reports.put(target.getFileName().toString(), report);
        }
      }
    }
  }

  /** The share of all mutants, those that no test reaches included; rounded down. */
  private static int percent(Path report) throws IOException, XMLStreamException {
    int all = 0;
    int detected = 0;
    try (InputStream in = Files.newInputStream(report)) {
      XMLStreamReader xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT
            && xml.getLocalName().equals("mutation")) {
          all++;
          detected += Boolean.parseBoolean(xml.getAttributeValue(null, "detected")) ? 1 : 0;
        }
      }
    }
    if (all == 0) {
      throw new IllegalStateException("no mutants in " + report);
    }
    return 100 * detected / all;
  }
}
