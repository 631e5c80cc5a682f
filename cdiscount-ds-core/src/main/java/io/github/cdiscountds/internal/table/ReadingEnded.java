package io.github.cdiscountds.internal.table;

import io.github.cdiscountds.finding.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Unwinds a reader through the parser it uses; never leaves {@link Reading#run}.
 *
 * <p>Has no message and no stack trace: what is wrong with a document is a finding.
 */
public final class ReadingEnded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Finding refusal;

  ReadingEnded(@Nullable Finding refusal) {
    super(null, null, false, false);
    this.refusal = refusal;
  }

  @Nullable Finding refusal() {
    return refusal;
  }
}
