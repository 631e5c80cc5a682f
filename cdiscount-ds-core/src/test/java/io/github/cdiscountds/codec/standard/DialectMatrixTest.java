package io.github.cdiscountds.codec.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DecodeOptions.TrackingColumns;
import io.github.cdiscountds.codec.DecodeResult;
import io.github.cdiscountds.codec.DetectedFormat;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.codec.Tolerance;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.model.AddressKind;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every document in every dialect that somebody else wrote: rows and findings are those of the
 * {@code .expected} file beside the document (format: {@code dialects/README.md}).
 */
class DialectMatrixTest {
  private static final Path DIALECTS = Path.of("src", "test", "resources", "dialects");
  private static final String EXPECTED = ".expected";
  private static final int LEAST_VARIANTS = 12;

  static Stream<String> documents() throws IOException {
    List<String> documents = new ArrayList<>();
    for (DocumentKind<?> kind : DocumentKind.all()) {
      try (Stream<Path> files = Files.list(DIALECTS.resolve(kind.name()))) {
        files
            .map(file -> kind.name() + "/" + file.getFileName())
            .filter(name -> !name.endsWith(EXPECTED))
            .sorted()
            .forEach(documents::add);
      }
    }
    return documents.stream();
  }

  @ParameterizedTest
  @MethodSource("documents")
  @Tag("R4")
  @Tag("R5")
  @Tag("R6")
  @Tag("R7")
  @Tag("R8")
  @Tag("R10")
  @Tag("R16")
  @Tag("R21")
  @Tag("R23")
  @Tag("R25")
  @Tag("R26")
  @Tag("R27")
  @Tag("R28")
  @Tag("R34")
  @Tag("R37")
  @Tag("R38")
  void a_document_of_another_writer_reads_as_expected(String name) throws IOException {
    List<String> expected =
        Files.readAllLines(DIALECTS.resolve(name + EXPECTED), StandardCharsets.UTF_8);
    assertThat(decoded(name, options(expected)))
        .containsExactlyElementsOf(
            expected.stream()
                .filter(line -> !line.startsWith("#") && !line.startsWith("with "))
                .toList());
  }

  @TestFactory
  Stream<DynamicNode> each_kind_has_at_least_twelve_dialects() {
    return DocumentKind.all().stream()
        .map(
            kind ->
                DynamicTest.dynamicTest(
                    kind.name(),
                    () ->
                        assertThat(documents().filter(name -> name.startsWith(kind.name() + "/")))
                            .hasSizeGreaterThanOrEqualTo(LEAST_VARIANTS)));
  }

  private static List<String> decoded(String name, DecodeOptions options) throws IOException {
    Path file = DIALECTS.resolve(name);
    DocumentKind<?> kind =
        DocumentKind.all().stream()
            .filter(candidate -> name.startsWith(candidate.name() + "/"))
            .findFirst()
            .orElseThrow();
    List<String> lines = new ArrayList<>();
    tell(Codecs.standard().withOptions(options).decoder(kind).decode(FileContent.of(file)), lines);
    return lines;
  }

  private static <T> void tell(DecodeResult<T> result, List<String> lines) {
    result.fold(
        decoded -> {
          tell(decoded.format(), lines);
          for (Located<T> row : decoded.rows()) {
            lines.add("row " + row.at().line());
            flatten("", row.value(), lines);
          }
          return tell(decoded.findings(), lines);
        },
        refused -> {
          tell(refused.format(), lines);
          lines.add("refused " + refused.reason());
          return tell(refused.findings(), lines);
        });
  }

  private static void tell(@Nullable DetectedFormat format, List<String> lines) {
    if (format != null) {
      Character separator = format.separator();
      lines.add("format " + format.fileFormat());
      lines.add("charset " + orNone(format.charset()));
      lines.add(
          "separator " + (separator != null && separator == '\t' ? "tab" : orNone(separator)));
      lines.add("decimal mark " + orNone(format.decimalMark()));
      lines.add("header " + format.headerLanguage() + " " + format.binding());
    }
  }

  private static boolean tell(List<Finding> findings, List<String> lines) {
    return lines.addAll(findings.stream().map(Finding::toString).sorted().toList());
  }

  private static String orNone(@Nullable Object value) {
    return value == null ? "none" : value.toString();
  }

  /** One line for each value that isn't null, named by its path; codes are their value. */
  private static void flatten(String path, @Nullable Object value, List<String> lines) {
    if (value == null) {
      return;
    }
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        flatten(path + "." + (i + 1), list.get(i), lines);
      }
    } else if (value instanceof Set<?> set) {
      if (!set.isEmpty()) {
        lines.add(path + "=" + set.stream().map(Object::toString).sorted().toList());
      }
    } else if (value instanceof Record group) {
      RecordComponent[] parts = group.getClass().getRecordComponents();
      boolean isChoice = isOneOfSeveral(group);
      if (isChoice) {
        lines.add(path + "=" + group.getClass().getSimpleName());
      }
      for (RecordComponent part : parts) {
        boolean isCode = parts.length == 1 && !isChoice && !path.isEmpty();
        String name = isCode ? path : path.isEmpty() ? part.getName() : path + "." + part.getName();
        // No document says what kind of address it is; it follows from the business name.
        if (part.getType() != AddressKind.class) {
          flatten(name, component(group, part), lines);
        }
      }
    } else {
      lines.add(path + "=" + value.toString().replace("\\", "\\\\").replace("\n", "\\n"));
    }
  }

  private static boolean isOneOfSeveral(Record group) {
    return Stream.of(group.getClass().getInterfaces()).anyMatch(Class::isSealed);
  }

  private static @Nullable Object component(Record group, RecordComponent part) {
    try {
      return part.getAccessor().invoke(group);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new AssertionError(e);
    }
  }

  private static DecodeOptions options(List<String> expected) {
    DecodeOptions options = DecodeOptions.DEFAULT;
    for (String line : expected) {
      if (line.startsWith("with ")) {
        String[] option = line.substring("with ".length()).split("=", 2);
        options =
            switch (option[0]) {
              case "tolerance" -> options.withTolerance(Tolerance.share(new BigDecimal(option[1])));
              case "charset" -> options.withCharset(Charset.forName(option[1]));
              case "separator" -> options.withSeparator(option[1].charAt(0));
              case "decimalMark" -> options.withDecimalMark(option[1].charAt(0));
              case "trackingColumns" ->
                  options.withTrackingColumns(TrackingColumns.valueOf(option[1]));
              case "campaign" -> options.withCampaigns(Set.of(option[1]));
              default -> throw new AssertionError("unknown option " + option[0]);
            };
      }
    }
    return options;
  }
}
