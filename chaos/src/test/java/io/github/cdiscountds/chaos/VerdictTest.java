package io.github.cdiscountds.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.testkit.PickUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictTest {
  @TempDir private Path folder;

  @Test
  void everyOrderInOneFileIsSound() {
    Verdict verdict = Verdict.of(OrderSet.keys(3), List.of(line(1, 3), line(2)));
    assertThat(verdict.isSound()).isTrue();
  }

  @Test
  void anOrderInNoFileIsLost() {
    Verdict verdict = Verdict.of(OrderSet.keys(3), List.of(line(1), line(3)));
    assertThat(verdict).isEqualTo(new Verdict(List.of(OrderSet.key(2)), List.of()));
    assertThat(verdict.isSound()).isFalse();
  }

  @Test
  void anOrderInTwoFilesWasSentTwice() {
    Verdict verdict = Verdict.of(OrderSet.keys(2), List.of(line(1, 2), line(2)));
    assertThat(verdict).isEqualTo(new Verdict(List.of(), List.of(OrderSet.key(2))));
    assertThat(verdict.isSound()).isFalse();
  }

  @Test
  void anOrderThatIsTwiceInOneFileWasSentTwice() {
    assertThat(Verdict.of(OrderSet.keys(1), List.of(line(1, 1))).twice())
        .containsExactly(OrderSet.key(1));
  }

  @Test
  void theSameFilePickedUpTwiceWasSentTwice() {
    assertThat(Verdict.of(OrderSet.keys(1), List.of(line(1), line(1))).twice())
        .containsExactly(OrderSet.key(1));
  }

  @Test
  void whatWasWrittenIsReadFromTheJournalAgain() throws IOException {
    Path file = folder.resolve("journal");
    try (Journal journal = Journal.append(file)) {
      journal.write(pickUp("one.xls", OrderSet.keys(2)));
    }
    try (Journal journal = Journal.append(file)) {
      journal.write(pickUp("broken.xls", List.of()));
    }
    assertThat(Journal.read(file))
        .containsExactly(
            new Journal.Line("one.xls", "ab12", OrderSet.keys(2)),
            new Journal.Line("broken.xls", "ab12", List.of()));
  }

  @Test
  void aJournalThatIsDamagedIsNoEvidence() throws IOException {
    Path file = Files.writeString(folder.resolve("journal"), "one.xls\n");
    assertThatThrownBy(() -> Journal.read(file))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("journal: \"one.xls\" isn't name, digest and orders");
  }

  private static Journal.Line line(int... orders) {
    return new Journal.Line("a file", "", Arrays.stream(orders).mapToObj(OrderSet::key).toList());
  }

  private static PickUp pickUp(String name, List<OrderKey> orders) {
    return new PickUp(Instant.EPOCH, name, 1, "ab12", orders);
  }
}
