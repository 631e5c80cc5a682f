package io.github.cdiscountds.ledger.jdbc;

import io.github.cdiscountds.DropshipException;

/** Transactions got into each other's way; nothing of this one took effect. */
final class ConflictException extends Exception {
  private static final long serialVersionUID = 1L;

  private final DropshipException told;

  ConflictException(DropshipException told) {
    super(null, told, false, false);
    this.told = told;
  }

  /** What is told when there is no time left to try again. */
  DropshipException told() {
    return told;
  }
}
