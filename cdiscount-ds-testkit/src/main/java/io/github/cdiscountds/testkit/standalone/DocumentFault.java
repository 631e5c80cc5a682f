package io.github.cdiscountds.testkit.standalone;

import io.github.cdiscountds.testkit.PublicationFault;
import java.time.Duration;

/** What the page can make go wrong with the next document of a job. */
enum DocumentFault {
  LATE("comes late"),
  TWICE("comes twice"),
  HALF_WRITTEN("is half written for a while"),
  LEFT_OUT("is left out");

  private final String words;

  DocumentFault(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  PublicationFault of(Duration duration) {
    return switch (this) {
      case LATE -> PublicationFault.late(duration);
      case TWICE -> PublicationFault.twice(duration);
      case HALF_WRITTEN -> PublicationFault.halfWritten(duration);
      case LEFT_OUT -> PublicationFault.leftOut();
    };
  }
}
