package io.github.cdiscountds.testkit;

import java.io.IOException;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One request to the embedded server, and what may be done with it and its connection. Packets are
 * without their length.
 */
interface Exchange {

  /** What is done instead of doing and answering what was asked. */
  interface Script {
    void run(Exchange exchange) throws IOException;
  }

  byte[] request();

  /** Does what was asked; gives the answer without sending it. */
  default byte[] carryOut() throws IOException {
    return carryOut(request());
  }

  /** Does what another request asks. */
  byte[] carryOut(byte[] request) throws IOException;

  /** Sends an answer. */
  void reply(byte[] packet) throws IOException;

  /** Sends an answer once others overtook it, or once the client asks nothing more. */
  void replyLater(byte[] packet, int others) throws IOException;

  /** Sends bytes as they are. */
  void raw(byte[] bytes) throws IOException;

  /** Breaks the connection without a word, once what was answered is out. */
  void breakConnection();

  /** Ends the connection with a message of SSH. */
  void disconnect(int reason, String words) throws IOException;

  /** Closes the channel, or says only that nothing more comes. */
  void endChannel(boolean closed) throws IOException;

  /** Leaves this request and all that come on this channel without an answer. */
  void standStill();

  /** Changes the attributes that are told until the request is answered. */
  void attributes(UnaryOperator<Map<String, Object>> change);
}
