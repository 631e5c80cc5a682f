package io.github.cdiscountds.catalogue;

import io.github.cdiscountds.finding.Finding;
import java.util.List;
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
  record Unchanged(CatalogueSnapshot snapshot) implements RefreshResult {}

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
  }
}
