package io.github.cdiscountds.testkit.standalone;

import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import java.util.Locale;

/** What the page can make go wrong with the SFTP server. */
enum ServerFault {
  BREAK_NOW("every connection breaks now", "Every connection was broken."),
  POWER_CUT(
      "power cut after n bytes of uploads",
      "The server loses power after %d more byte(s) of uploads."),
  POWER_CUT_NOW("power cut now", "The server lost power."),
  RESTART("the server starts again, as it was", "The server started again."),
  NEW_HOST_KEY(
      "the server starts again with another host key",
      "The server started again with another host key.");

  private final String words;
  private final String outcome;

  ServerFault(String words, String outcome) {
    this.words = words;
    this.outcome = outcome;
  }

  String words() {
    return words;
  }

  /** Does it, or plans it, and tells. */
  String plant(EmbeddedSftpServer server, int number) {
    switch (this) {
      case BREAK_NOW -> server.breakConnections();
      case POWER_CUT -> server.killAfterReceiving(number);
      case POWER_CUT_NOW -> server.kill();
      case RESTART -> server.restart();
      case NEW_HOST_KEY -> server.restartWithNewHostKey();
    }
    return String.format(Locale.ROOT, outcome, number);
  }
}
