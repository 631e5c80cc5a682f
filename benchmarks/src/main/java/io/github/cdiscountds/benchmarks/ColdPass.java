package io.github.cdiscountds.benchmarks;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** One pass of our code in a young JVM, as large as the figure says: what a heap is tried with. */
final class ColdPass {
  private ColdPass() {}

  /** The process of its own in which a heap is tried: folder, name. */
  public static void main(String[] args) throws Exception {
    run(Figures.named(args[1]), Path.of(args[0]));
  }

  private static <T> void run(Figure<T> figure, Path folder) throws Exception {
    AtomicInteger results = new AtomicInteger();
    figure
        .candidates()
        .get(0)
        .setup()
        .at(folder, figure.rows())
        .run(result -> results.incrementAndGet());
    if (results.get() == 0) {
      throw new IllegalStateException(figure.name() + ": no result");
    }
  }
}
