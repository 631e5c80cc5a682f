package io.github.cdiscountds.internal.catalogue;

import io.github.cdiscountds.catalogue.CatalogueField;
import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.Sku;
import java.util.BitSet;

/**
 * What a catalogue holds, as two 64-bit hashes an item: of the SKU and of everything else. Some 32
 * to 64 bytes an item, whatever its texts are. Two of a million SKUs share a hash with a
 * probability of less than one in ten million. Not thread-safe while it is filled.
 */
final class ItemIndex {
  private long[] keys = new long[1 << 10];
  private long[] digests = new long[1 << 10];
  private int size;

  int size() {
    return size;
  }

  /** Adds an item, or replaces the one of the same SKU: answers whether there was one (R10). */
  boolean put(CatalogueItem item) {
    if (2 * (size + 1) > keys.length) {
      grow();
    }
    int slot = slot(keys, key(item.sku()));
    boolean twice = keys[slot] != 0;
    keys[slot] = key(item.sku());
    digests[slot] = digest(item);
    if (!twice) {
      size++;
    }
    return twice;
  }

  boolean contains(Sku sku) {
    return keys[slot(keys, key(sku))] != 0;
  }

  /** Whether the item is there with just this content. */
  boolean holds(CatalogueItem item) {
    int slot = slot(keys, key(item.sku()));
    return keys[slot] != 0 && digests[slot] == digest(item);
  }

  /** A pass over the rows of the file that the index was made of. */
  Pass pass() {
    return new Pass();
  }

  /** Takes of several rows with one SKU one that counts, and that once. Not thread-safe. */
  final class Pass {
    private final BitSet taken = new BitSet(keys.length);

    /** Whether the row is the one of its SKU that counts, and is met for the first time. */
    boolean takes(CatalogueItem item) {
      int slot = slot(keys, key(item.sku()));
      if (keys[slot] == 0 || digests[slot] != digest(item) || taken.get(slot)) {
        return false;
      }
      taken.set(slot);
      return true;
    }
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldDigests = digests;
    keys = new long[oldKeys.length * 2];
    digests = new long[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int slot = slot(keys, oldKeys[i]);
        keys[slot] = oldKeys[i];
        digests[slot] = oldDigests[i];
      }
    }
  }

  private static int slot(long[] table, long key) {
    int mask = table.length - 1;
    int slot = (int) (key ^ (key >>> 32)) & mask;
    while (table[slot] != 0 && table[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** The hash of a SKU; never 0, which marks a free slot. */
  private static long key(Sku sku) {
    long hash = mix(FNV_OFFSET, sku.value());
    return hash == 0 ? 1 : hash;
  }

  private static long digest(CatalogueItem item) {
    long hash = FNV_OFFSET;
    for (CatalogueField field : CatalogueField.values()) {
      Object value = field.of(item);
      hash = mix(hash, value == null ? "\u0000" : value.toString());
    }
    return hash;
  }

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private static long mix(long seed, String text) {
    long hash = (seed ^ text.length()) * FNV_PRIME;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    hash ^= hash >>> 32;
    hash *= 0xd6e8feb86659fd93L;
    return hash ^ (hash >>> 32);
  }
}
