package org.example.shop;

import io.github.cdiscountds.testkit.FileTree;
import io.github.cdiscountds.testkit.InMemoryTransport;
import io.github.cdiscountds.testkit.SettableClock;
import io.github.cdiscountds.testkit.junit.FileTransportContract;
import io.github.cdiscountds.transport.FileTransport;
import java.nio.file.Path;
import java.time.LocalDateTime;

/** A transport of the shop's own must pass the suite that the library's transports pass. */
class OwnTransportContractTest extends FileTransportContract {
  private final FileTree files =
      FileTree.inMemory(SettableClock.at(LocalDateTime.of(2026, 3, 2, 8, 0)));

  @Override
  protected FileTransport newTransport() {
    return new CountingTransport(InMemoryTransport.over(files));
  }

  @Override
  protected Path root() {
    return files.root();
  }
}
