package io.github.cdiscountds.chaos;

import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.transport.FileTransport;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One rule of the protocol, the timeline or the delivery broken (DESIGN sections 3 and 4), to see
 * that the runs notice. Decorates what the client is given; the client itself stays as it is.
 */
enum Sabotage {
  NONE,
  /** All attempts at a file use one temporary name, written over. */
  REUSE_TEMP,
  /** Whoever changes the record of a file succeeds, whatever others did to it meanwhile. */
  SKIP_CAS,
  /** A file that is gone from its place is sent again, instead of being taken for sent. */
  RESEND_INFERRED,
  /** Somebody removes temporary files that are older than a pick-up period. */
  CLEAN_BY_AGE,
  /** A file gets its final name beside the temporary one, which is removed a moment later. */
  LINK_RENAME,
  /** Whatever a row is about, it is booked onto the latest sending of its order. */
  NEWEST_ROW_WINS,
  /** The shop hears of a line only when its stage changes. */
  EVENTS_ON_STAGE_CHANGE,
  /** Events count as handled as soon as they are read. */
  ACKNOWLEDGE_FIRST,
  /** Events are recorded in a transaction of their own, after that of their facts. */
  EVENTS_APART,
  /** A transfer counts as complete whatever its size. */
  SIZE_CHECK_OFF,
  /** Nothing ever takes too long. */
  WATCHDOG_OFF,
  /** A line is missing from an invoice, and the supplier's books don't know. */
  DROP_INVOICE_LINE,
  /** A line stands in an invoice twice, and the supplier's books don't know. */
  DOUBLE_INVOICE_LINE,
  /** The shop takes an order and never sends it. */
  LOSE_ORDER;

  static Sabotage named(String name) {
    return Arrays.stream(values())
        .filter(each -> each.word().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "sabotage \""
                        + name
                        + "\": expected one of "
                        + Arrays.stream(values())
                            .map(Sabotage::word)
                            .collect(Collectors.joining(", "))));
  }

  /** The name by which it is asked for. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  OrderLedger around(OrderLedger ledger) {
    return switch (this) {
      case SKIP_CAS,
          RESEND_INFERRED,
          NEWEST_ROW_WINS,
          EVENTS_ON_STAGE_CHANGE,
          ACKNOWLEDGE_FIRST,
          EVENTS_APART ->
          new SabotagedLedger(ledger, this);
      case NONE,
          REUSE_TEMP,
          CLEAN_BY_AGE,
          LINK_RENAME,
          SIZE_CHECK_OFF,
          WATCHDOG_OFF,
          DROP_INVOICE_LINE,
          DOUBLE_INVOICE_LINE,
          LOSE_ORDER ->
          ledger;
    };
  }

  /**
   * Decorates a transport.
   *
   * @param ledger tells which attempt at a file is the current one
   */
  FileTransport around(FileTransport transport, OrderLedger ledger) {
    return switch (this) {
      case REUSE_TEMP -> new OneTemporaryName(transport, ledger);
      case LINK_RENAME -> new RenameInTwoSteps(transport);
      default -> transport;
    };
  }
}
