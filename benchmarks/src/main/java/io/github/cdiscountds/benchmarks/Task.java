package io.github.cdiscountds.benchmarks;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Work that is measured, at one size, its input at hand. */
@FunctionalInterface
interface Task<T> {

  /** Makes room for the next run; isn't measured. */
  default void before() throws Exception {}

  /** Does it once and hands on each result. */
  void run(Consumer<? super T> results) throws Exception;

  /** Sets up tasks of any size; what it does isn't measured. */
  @FunctionalInterface
  interface Setup<T> {

    /** Gives the task for an input of so many rows, which lies in the folder if it is a file. */
    Task<T> at(Path folder, int rows) throws Exception;
  }
}
