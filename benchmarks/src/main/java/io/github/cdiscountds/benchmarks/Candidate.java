package io.github.cdiscountds.benchmarks;

/** One way of doing the work of a figure. */
record Candidate<T>(String name, Role role, Task.Setup<T> setup) {

  /** What a candidate's time is used for. */
  enum Role {
    /** Our code. */
    OURS,
    /** A peer that ours is measured against; of several, the fastest. */
    REFERENCE,
    /** A peer that is shown for information. */
    PEER
  }

  static <T> Candidate<T> ours(Task.Setup<T> setup) {
    return new Candidate<>("cdiscount-ds", Role.OURS, setup);
  }

  static <T> Candidate<T> reference(String name, Task.Setup<T> setup) {
    return new Candidate<>(name, Role.REFERENCE, setup);
  }

  static <T> Candidate<T> peer(String name, Task.Setup<T> setup) {
    return new Candidate<>(name, Role.PEER, setup);
  }
}
