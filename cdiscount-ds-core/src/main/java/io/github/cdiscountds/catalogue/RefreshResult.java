package io.github.cdiscountds.catalogue;

import io.github.cdiscountds.finding.Finding;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a refresh came to.
 *
 * @since 0.1.0
 */
public sealed interface RefreshResult {

  /**
   * The catalogue is still the one that is known.
   *
   * @param snapshot the known one
   */
  record Unchanged(CatalogueSnapshot snapshot) implements RefreshResult {
    @Override
    public <R> R fold(
        Function<Unchanged, R> unchanged,
        Function<Updated, R> updated,
        Function<Refused, R> refused) {
      return unchanged.apply(this);
    }
  }

  /**
   * There is a new catalogue.
   *
   * @param snapshot the new one
   * @param delta what changed
   * @param findings rejected rows and warnings
   */
  record Updated(CatalogueSnapshot snapshot, CatalogueDelta delta, List<Finding> findings)
      implements RefreshResult {
    public Updated {
      findings = List.copyOf(findings);
    }

    @Override
    public <R> R fold(
        Function<Unchanged, R> unchanged,
        Function<Updated, R> updated,
        Function<Refused, R> refused) {
      return updated.apply(this);
    }
  }

  /**
   * The new catalogue is not to be trusted: nothing was changed.
   *
   * @param reason why
   * @param findings what else was noticed
   * @param snapshot the one that stays, or null when there is none yet
   */
  record Refused(Finding reason, List<Finding> findings, @Nullable CatalogueSnapshot snapshot)
      implements RefreshResult {
    public Refused {
      findings = List.copyOf(findings);
    }

    @Override
    public <R> R fold(
        Function<Unchanged, R> unchanged,
        Function<Updated, R> updated,
        Function<Refused, R> refused) {
      return refused.apply(this);
    }
  }

  /**
   * Handles the three cases.
   *
   * @param unchanged for a catalogue that is still the known one
   * @param updated for a new one
   * @param refused for one that isn't to be trusted
   * @param <R> the type of the answer
   * @return the answer of the function that applies
   */
  <R> R fold(
      Function<Unchanged, R> unchanged, Function<Updated, R> updated, Function<Refused, R> refused);
}
