package io.github.cdiscountds.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.chaos.Cell.Result;
import io.github.cdiscountds.chaos.Cell.Wrong;
import io.github.cdiscountds.testkit.Fault;
import io.github.cdiscountds.testkit.FaultyTransport;
import io.github.cdiscountds.testkit.FaultyTransport.Operation;
import io.github.cdiscountds.testkit.FileTree;
import io.github.cdiscountds.testkit.InMemoryTransport;
import io.github.cdiscountds.testkit.SettableClock;
import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.TransportException.Kind;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A judge that never says no is worth nothing. */
class CellTest {
  private final FileTree tree =
      FileTree.inMemory(SettableClock.at(LocalDateTime.of(2026, 3, 2, 9, 30)));
  private final FaultyTransport server = FaultyTransport.around(InMemoryTransport.over(tree));

  @TempDir Path local;

  private Result result(Deed deed, FileTransport transport, String... expected) throws Exception {
    Deed.Place place =
        new Deed.Place(tree.createFolder("Suivi"), local.resolve("d.csv"), new byte[1000]);
    deed.prepare(place);
    return new Cell("a fault", deed, Set.of(expected)).on(transport, place, () -> {});
  }

  @Test
  void theRightResultIsRight() throws Exception {
    for (Deed deed : Deed.values()) {
      FileTree fresh = FileTree.inMemory(SettableClock.at(LocalDateTime.of(2026, 3, 2, 9, 30)));
      Deed.Place place =
          new Deed.Place(fresh.createFolder("Suivi"), local.resolve("d.csv"), new byte[1000]);
      deed.prepare(place);

      Result result =
          new Cell("none", deed, Set.of(Cell.OK))
              .on(InMemoryTransport.over(fresh), place, () -> {});

      assertThat(result.wrong()).as("%s", result).isEmpty();
      assertThat(local).isEmptyDirectory();
    }
  }

  @Test
  void anExpectedFailureIsRight() throws Exception {
    server.onEvery(Operation.DELETE, Fault.refused(Kind.PERMISSION));

    assertThat(result(Deed.DELETE, server, "PERMISSION").wrong()).isEmpty();
  }

  @Test
  void aFailureOfAnotherKindIsUnexpected() throws Exception {
    server.onEvery(Operation.DELETE, Fault.refused(Kind.PERMISSION));

    assertThat(result(Deed.DELETE, server, "SERVER").wrong()).contains(Wrong.UNEXPECTED);
  }

  @Test
  void successWhereAFailureWasExpectedIsSilent() throws Exception {
    assertThat(result(Deed.DELETE, server, "SERVER").wrong()).contains(Wrong.SILENT);
  }

  @Test
  void aHalfFileUnderTheFinalNameIsPartial() throws Exception {
    server.onNext(Operation.PUT, Fault.discardedAfter(500));

    assertThat(result(Deed.UPLOAD, new SizeCheckOff(server), "INCOMPLETE").wrong())
        .contains(Wrong.PARTIAL);
  }

  @Test
  void nothingDoneMustBeTrue() throws Exception {
    server.onNext(Operation.DELETE, Fault.refused(Kind.SERVER));
    server.onNext(Operation.OPEN, Fault.meanwhile(() -> tree.delete("Suivi", Deed.DATA)));

    assertThat(result(Deed.DELETE, server, "SERVER").wrong()).contains(Wrong.SILENT);
  }

  @Test
  void everyFaultHasItsExpectations() {
    assertThat(Expectations.named("protocol-faults.txt").faults())
        .containsExactlyInAnyOrderElementsOf(new ProtocolFaults().all())
        .hasSizeGreaterThanOrEqualTo(40);
    assertThat(Expectations.named("network-faults.txt").faults())
        .containsAll(new NetworkFaults().all())
        .hasSizeGreaterThanOrEqualTo(12);
  }
}
