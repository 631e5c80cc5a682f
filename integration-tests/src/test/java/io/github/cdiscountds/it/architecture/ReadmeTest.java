package io.github.cdiscountds.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the README and the catalogue's page show is what compiles: each Java snippet stands letter
 * for letter in an example.
 */
class ReadmeTest {
  private static final Pattern SNIPPET = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/catalogue.md"})
  void everyJavaSnippetIsTakenFromTheExamples(String page) throws IOException {
    Path project = project();
    String text = Files.readString(project.resolve(page), StandardCharsets.UTF_8);
    List<String> examples = sources(project.resolve("examples/src"));
    List<String> snippets = new ArrayList<>();
    Matcher matcher = SNIPPET.matcher(text);
    while (matcher.find()) {
      snippets.add(matcher.group(1));
    }
    assertThat(snippets).hasSizeGreaterThanOrEqualTo(4);
    assertThat(snippets)
        .allSatisfy(snippet -> assertThat(examples).anyMatch(source -> source.contains(snippet)));
  }

  @Test
  void theFirstFortyLinesHoldTheDependencyTheCommandsAndAWholeProgram() throws IOException {
    List<String> head =
        Files.readAllLines(project().resolve("README.md"), StandardCharsets.UTF_8).subList(0, 40);
    assertThat(head)
        .anyMatch(line -> line.contains("<artifactId>cdiscount-ds-core</artifactId>"))
        .anyMatch(line -> line.contains("cdiscount-ds-bom") && line.contains("<scope>import<"))
        .anyMatch(line -> line.contains("`mvn verify`") && line.contains("`mvn -q -Pday`"))
        .anyMatch(line -> line.contains("FakeSupplier.open"))
        .anyMatch(line -> line.contains("client.orders().timeline"));
  }

  private static Path project() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("README.md")) ? here : here.getParent();
  }

  private static List<String> sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<String> sources = new ArrayList<>();
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        sources.add(Files.readString(file, StandardCharsets.UTF_8));
      }
      return sources;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
