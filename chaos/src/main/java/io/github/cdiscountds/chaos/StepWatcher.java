package io.github.cdiscountds.chaos;

/**
 * Is told of everything that a client does to the world: each call of the transport and each
 * transaction of the ledger.
 */
interface StepWatcher {
  /** The file of a step that concerns no order file, or more than one. */
  int NO_FILE = -1;

  /**
   * Just before: the request isn't sent, the transaction not committed.
   *
   * @param what what is done, in words
   * @param file the order file that it is done to, counted from 0 by the orders in it
   */
  void before(String what, int file);

  /** Just after: the answer has come, the transaction is committed; the client doesn't know yet. */
  void after(String what, int file);
}
