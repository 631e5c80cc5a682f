package io.github.cdiscountds.chaos;

import io.github.cdiscountds.testkit.Fault;
import io.github.cdiscountds.testkit.FaultyTransport;
import io.github.cdiscountds.testkit.FaultyTransport.Operation;
import io.github.cdiscountds.transport.FileTransport;
import java.util.List;
import java.util.Random;

/** What the connection to the supplier is like. */
enum Weather {
  /** Nothing gets lost. */
  FAIR {
    @Override
    FileTransport around(FileTransport transport, long seed) {
      return transport;
    }
  },
  /** Every rename is done, and none is answered. */
  NO_ANSWER_TO_RENAMES {
    @Override
    FileTransport around(FileTransport transport, long seed) {
      return FaultyTransport.around(transport).onEvery(Operation.RENAME, Fault.lostReply());
    }
  },
  /** Requests and answers get lost now and then, and uploads are cut. */
  ROUGH {
    @Override
    FileTransport around(FileTransport transport, long seed) {
      Random random = new Random(seed);
      FaultyTransport rough = FaultyTransport.around(transport);
      for (Operation operation :
          List.of(Operation.RENAME, Operation.PUT, Operation.LIST, Operation.DELETE)) {
        for (int nth = 1 + random.nextInt(3); nth < CALLS; nth += 1 + random.nextInt(6)) {
          rough.onNth(operation, nth, any(operation, random));
        }
      }
      return rough;
    }
  };

  /** More calls of a kind than a process makes. */
  private static final int CALLS = 60;

  private static final int LONGEST_CUT = 8_000;

  /** Puts the weather around a transport. */
  abstract FileTransport around(FileTransport transport, long seed);

  private static Fault any(Operation operation, Random random) {
    if (operation == Operation.PUT && random.nextBoolean()) {
      return Fault.cutAfter(random.nextInt(LONGEST_CUT));
    }
    return random.nextBoolean() ? Fault.lostReply() : Fault.lostRequest();
  }
}
