package io.github.cdiscountds.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.cdiscountds.codec.DocumentKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No bytes make a decoder throw, hang or exceed its memory: every real document of each kind,
 * changed at random. {@code -Dmutations=100000} changes more of them, {@code -Dseed} the same ones.
 */
@Tag("INV-4")
class MutatedDocumentsTest {
  private static final int IN_SMALL_HEAP = 60;

  private final int mutations = Integer.getInteger("cdiscountds.mutations", 300);
  private final long seed = Long.getLong("seed", new Random().nextLong());
  private final Random random = new Random(seed);
  private final Mutation mutation = new Mutation(random);

  static List<DocumentKind<?>> kinds() {
    return DocumentKind.all();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void no_changed_document_makes_a_decoder_throw(DocumentKind<?> kind) throws IOException {
    List<byte[]> inputs = new ArrayList<>();
    for (Path document : new Fixtures(Path.of("..")).of(kind)) {
      inputs.addAll(Fixtures.inputs(Files.readAllBytes(document)));
    }
    for (int round = 0; round < mutations; round++) {
      byte[] input = inputs.get(round % inputs.size());
      byte[] other = inputs.get(random.nextInt(inputs.size()));
      byte[] changed = mutation.of(input, other);
      // The head stays: it says which form the bytes are of.
      System.arraycopy(input, 0, changed, 0, Math.min(FuzzInput.HEAD, changed.length));
      assertThatCode(() -> FuzzInput.of(kind, changed).check())
          .as("%s, seed %d, round %d", kind, seed, round)
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void no_changed_document_needs_more_than_a_small_heap(DocumentKind<?> kind, @TempDir Path folder)
      throws IOException, InterruptedException {
    List<Path> documents = new Fixtures(Path.of("..")).of(kind);
    for (int i = 0; i < IN_SMALL_HEAP; i++) {
      byte[] document = Files.readAllBytes(documents.get(i % documents.size()));
      byte[] other = Files.readAllBytes(documents.get(random.nextInt(documents.size())));
      Files.write(folder.resolve("seed " + seed + ", " + i), mutation.of(document, other));
    }

    assertThat(SmallHeap.decode(kind, folder)).hasSize(IN_SMALL_HEAP);
  }
}
