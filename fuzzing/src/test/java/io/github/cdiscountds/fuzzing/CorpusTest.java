package io.github.cdiscountds.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.cdiscountds.codec.DocumentKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fuzzing found before, and the real documents that it began with. */
@Tag("INV-4")
class CorpusTest {

  static List<DocumentKind<?>> kinds() {
    return DocumentKind.all();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void every_input_of_the_corpus_ends_in_rows_or_a_refusal(DocumentKind<?> kind)
      throws IOException {
    Map<String, byte[]> inputs =
        new Corpus(Path.of("src", "test", "resources", "corpus")).inputs(kind);
    assertThat(inputs).hasSizeGreaterThan(100);
    inputs.forEach(
        (name, bytes) ->
            assertThatCode(() -> FuzzInput.of(kind, bytes).check())
                .as("%s %s", kind, name)
                .doesNotThrowAnyException());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void every_fixture_ends_alike_in_each_form(DocumentKind<?> kind) throws IOException {
    for (Path document : new Fixtures(Path.of("..")).of(kind)) {
      for (byte[] input : Fixtures.inputs(Files.readAllBytes(document))) {
        input[0] |= FuzzInput.OTHERWISE;
        assertThatCode(() -> FuzzInput.of(kind, input).check())
            .as("%s", document)
            .doesNotThrowAnyException();
      }
    }
  }
}
