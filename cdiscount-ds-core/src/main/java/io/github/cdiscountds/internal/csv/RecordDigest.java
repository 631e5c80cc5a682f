package io.github.cdiscountds.internal.csv;

import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * A 64-bit hash of a record's bytes: two checksums of 32 bits with different polynomials, both of
 * which processors compute at the speed of memory. Two records that aren't made to collide do so
 * with a probability of 1 in 2⁶⁴. Not thread-safe.
 */
final class RecordDigest {
  private final Checksum low = new CRC32();
  private final Checksum high = new CRC32C();

  long of(byte[] bytes, int from, int to) {
    low.reset();
    high.reset();
    low.update(bytes, from, to - from);
    high.update(bytes, from, to - from);
    return (high.getValue() << 32) | low.getValue();
  }
}
