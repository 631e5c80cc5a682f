package io.github.cdiscountds.testkit.standalone;

import io.github.cdiscountds.testkit.Fault;
import io.github.cdiscountds.transport.TransportException.Kind;

/** What the page can make go wrong with the next thing that an SFTP client does. */
enum OperationFault {
  LOST_REPLY("is done, but the connection breaks before the answer"),
  LOST_REQUEST("isn't done: the connection breaks before"),
  CUT_AFTER("breaks after n bytes (read, put)"),
  STALL("is never answered, though the connection stands"),
  STALL_AFTER("stands still after n bytes (read, put)"),
  NO_PERMISSION("is refused: no permission"),
  NO_SPACE_AFTER("fills the disk after n bytes (put)"),
  DISCARDED_AFTER("keeps n bytes only, and says nothing (put)"),
  LOGIN_REFUSED("is refused: wrong login (open)"),
  OTHER_HOST_KEY("shows another host key (open)"),
  HOSTILE_NAMES("names files that could leave their folder (list)");

  private final String words;

  OperationFault(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  Fault of(int bytes) {
    return switch (this) {
      case LOST_REPLY -> Fault.lostReply();
      case LOST_REQUEST -> Fault.lostRequest();
      case CUT_AFTER -> Fault.cutAfter(bytes);
      case STALL -> Fault.stall();
      case STALL_AFTER -> Fault.stallAfter(bytes);
      case NO_PERMISSION -> Fault.refused(Kind.PERMISSION);
      case NO_SPACE_AFTER -> Fault.noSpaceAfter(bytes);
      case DISCARDED_AFTER -> Fault.discardedAfter(bytes);
      case LOGIN_REFUSED -> Fault.refused(Kind.AUTHENTICATION);
      case OTHER_HOST_KEY -> Fault.changedHostKey();
      case HOSTILE_NAMES -> Fault.hostileNames("../escaped.xls", "forged\nline.xls");
    };
  }
}
