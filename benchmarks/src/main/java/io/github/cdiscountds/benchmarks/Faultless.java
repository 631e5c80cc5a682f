package io.github.cdiscountds.benchmarks;

import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.codec.RowSink;
import io.github.cdiscountds.finding.Finding;
import java.util.List;
import java.util.function.Consumer;

/** Takes the rows of a document in which nothing is wrong. */
record Faultless<T>(Consumer<? super T> results) implements RowSink<T> {
  @Override
  public void row(Located<T> row) {
    results.accept(row.value());
  }

  @Override
  public void rejected(String key, List<Finding> findings) {
    throw new IllegalStateException("rejected: " + findings);
  }

  @Override
  public void warning(Finding finding) {
    throw new IllegalStateException("warning: " + finding);
  }
}
