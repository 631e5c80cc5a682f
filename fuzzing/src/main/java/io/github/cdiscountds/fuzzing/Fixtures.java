package io.github.cdiscountds.fuzzing;

import io.github.cdiscountds.codec.DocumentKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The real documents that core's tests read: samples, and dialects of other writers. */
final class Fixtures {
  private static final Path RESOURCES = Path.of("cdiscount-ds-core", "src", "test", "resources");

  private static final Map<String, List<String>> SAMPLES =
      Map.of(
          "catalogue", List.of("Catalogue_YOURCOMPANY_inter.csv"),
          "orders", List.of("orders_YOURCOMPANY_20200223_101500.xls"),
          "compliance",
              List.of(
                  "RapportConformite_20131002_110138.xlsx",
                  "RapportConformite_20131024_082635.xlsx"),
          "anomalies", List.of("SuiviAnomalies_20160506.xls"),
          "tracking", List.of("SuiviCommandes.xls"),
          "invoice", List.of("Invoicing_20131205_060000.csv"));

  private final Path folder;

  /** Finds the documents below the project's root. */
  Fixtures(Path root) {
    this.folder = root.resolve(RESOURCES);
  }

  /** Gives the documents of a kind. */
  List<Path> of(DocumentKind<?> kind) throws IOException {
    List<Path> documents = new ArrayList<>();
    for (String sample : SAMPLES.getOrDefault(kind.name(), List.of())) {
      documents.add(folder.resolve("samples").resolve(sample));
    }
    try (Stream<Path> files = Files.list(folder.resolve("dialects").resolve(kind.name()))) {
      files.filter(file -> !file.toString().endsWith(".expected")).sorted().forEach(documents::add);
    }
    return documents;
  }

  /** Gives the inputs that stand for a document: as it is, and in the form that suits it. */
  static List<byte[]> inputs(byte[] document) throws IOException {
    List<byte[]> inputs = new ArrayList<>();
    inputs.add(FuzzInput.input(Form.RAW, document));
    if (document.length > 1 && document[0] == 'P' && document[1] == 'K') {
      inputs.add(FuzzInput.input(Form.PACKAGE, PackageForm.parts(document)));
    } else if (document.length > 1 && document[0] == (byte) 0xD0 && document[1] == (byte) 0xCF) {
      inputs.add(FuzzInput.input(Form.RECORDS, RecordsForm.records(document)));
    }
    return inputs;
  }
}
