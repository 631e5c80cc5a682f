package io.github.cdiscountds.testkit;

import io.github.cdiscountds.testkit.junit.FileTransportContract;
import io.github.cdiscountds.transport.FileTransport;
import java.nio.file.Path;
import java.time.LocalDateTime;

/** Without a fault planned the wrapper changes nothing. */
class FaultlessTransportContractTest extends FileTransportContract {
  private final FileTree tree =
      FileTree.inMemory(SettableClock.at(LocalDateTime.of(2026, 3, 2, 9, 30)));

  @Override
  protected FileTransport newTransport() {
    return FaultyTransport.around(InMemoryTransport.over(tree));
  }

  @Override
  protected Path root() {
    return tree.root();
  }
}
