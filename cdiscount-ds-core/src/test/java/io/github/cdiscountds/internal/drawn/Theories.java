package io.github.cdiscountds.internal.drawn;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.quicktheories.QuickTheory;
import org.quicktheories.api.AsString;
import org.quicktheories.core.Configuration;
import org.quicktheories.core.Reporter;

/**
 * Theories whose failure begins with what repeats it: a log may be cut, and QuickTheories tells its
 * seed behind everything else.
 */
public final class Theories {
  private Theories() {}

  /** Begins a theory, as {@link QuickTheory#qt()}. */
  public static QuickTheory qt() {
    return QuickTheory.qt(() -> Configuration.systemStrategy().withReporter(new SeedFirst()));
  }

  private static final class SeedFirst implements Reporter {
    @Override
    public void falisification(
        long seed,
        int examples,
        Object smallest,
        Throwable cause,
        List<Object> others,
        AsString<Object> text) {
      throw falsified(seed, examples, text.asString(smallest), cause);
    }

    @Override
    public void falisification(
        long seed, int examples, Object smallest, List<Object> others, AsString<Object> text) {
      throw falsified(seed, examples, text.asString(smallest), null);
    }

    @Override
    public void valuesExhausted(int found) {
      throw new IllegalStateException("only " + found + " examples met the assumptions");
    }

    private static AssertionError falsified(
        long seed, int examples, String smallest, @Nullable Throwable cause) {
      return new AssertionError(
          String.format(
              Locale.ROOT,
              "-DQT_SEED=%d repeats it: falsified after %d examples by %s",
              seed,
              examples,
              smallest),
          cause);
    }
  }
}
