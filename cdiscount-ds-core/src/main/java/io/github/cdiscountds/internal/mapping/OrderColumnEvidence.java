package io.github.cdiscountds.internal.mapping;

import io.github.cdiscountds.codec.DecodeOptions.TrackingColumns;
import java.util.Arrays;
import java.util.Set;

/**
 * What the rows of an order tracking say about columns A and C (R26): the configured campaigns
 * decide, else repetition; a campaign repeats, order numbers do less. Not thread-safe.
 *
 * <p>Of each value only a hash of 64 bits is kept. That two order numbers share one is less likely
 * than a majority that hangs on a single row.
 */
final class OrderColumnEvidence {
  private static final int MAJORITY = 2;

  private final Set<String> campaigns;
  private long[] hashesInA = new long[1024];
  private long[] hashesInC = new long[1024];
  private int rows;
  private boolean campaignInA;
  private boolean campaignInC;

  OrderColumnEvidence(Set<String> campaigns) {
    this.campaigns = campaigns;
  }

  /** Takes the values of one row. */
  void add(String inA, String inC) {
    if (rows == hashesInA.length) {
      hashesInA = Arrays.copyOf(hashesInA, 2 * rows);
      hashesInC = Arrays.copyOf(hashesInC, 2 * rows);
    }
    hashesInA[rows] = hash(inA);
    hashesInC[rows] = hash(inC);
    rows++;
    boolean knownInA = campaigns.contains(inA);
    boolean knownInC = campaigns.contains(inC);
    campaignInA |= knownInA && !knownInC;
    campaignInC |= knownInC && !knownInA;
  }

  /**
   * What the columns mean, or {@code DETECT} when that stays open. To be asked once, at the end.
   */
  TrackingColumns verdict() {
    if (campaignInA || campaignInC) {
      return campaignInA && campaignInC
          ? TrackingColumns.DETECT
          : campaignInA ? TrackingColumns.A_IS_CAMPAIGN : TrackingColumns.A_IS_ORDER;
    }
    long inA = repeated(hashesInA);
    long inC = repeated(hashesInC);
    if (inA > 0 && inA >= MAJORITY * inC) {
      return TrackingColumns.A_IS_CAMPAIGN;
    }
    return inC > 0 && inC >= MAJORITY * inA ? TrackingColumns.A_IS_ORDER : TrackingColumns.DETECT;
  }

  /** The number of rows whose value occurs on another row too. */
  private long repeated(long[] hashes) {
    Arrays.sort(hashes, 0, rows);
    long repeated = 0;
    for (int from = 0, to; from < rows; from = to) {
      to = from + 1;
      while (to < rows && hashes[to] == hashes[from]) {
        to++;
      }
      repeated += to - from > 1 ? to - from : 0;
    }
    return repeated;
  }

  /** FNV-1a over characters, mixed at the end so that short texts use all bits. */
  private static long hash(String text) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
    }
    hash = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
    return hash ^ hash >>> 29;
  }
}
