package io.github.cdiscountds.ledger.memory;

import io.github.cdiscountds.order.FactKey;
import io.github.cdiscountds.order.OrderEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of one account, in their order, and which ids there are. A shop has a dozen of them
 * for each order line and nobody forgets any, so they take little room: an id of 64 hexadecimal
 * digits its 32 bytes, and what an event says is what the fact says that it tells of. Guarded by
 * the ledger's lock.
 */
final class KeptEvents {
  private static final OrderEvent.Type[] TYPES = OrderEvent.Type.values();
  private static final int CHUNK = 1 << 10;
  private static final int LONGS = 4;
  private static final int HEX_DIGITS = 64;
  private static final int DIGITS_IN_A_LONG = 16;

  private final SharedValues shared;
  private final List<Chunk> chunks = new ArrayList<>();
  private int size;

  /** The places of events by their ids, each above 0; a free slot holds 0. */
  private int[] slots = new int[64];

  /** Some events after each other. */
  private static final class Chunk {
    /** The ids' bytes; nothing of an event that is kept whole. */
    private final long[] ids = new long[CHUNK * LONGS];

    /** A {@link FactKey}, or an {@link OrderEvent} that is kept whole. */
    private final Object[] subjects = new Object[CHUNK];

    /** As {@link KeptRow#keep} keeps them. */
    private final @Nullable Object[] values = new Object[CHUNK];

    private final byte[] types = new byte[CHUNK];
  }

  KeptEvents(SharedValues shared) {
    this.shared = shared;
  }

  int size() {
    return size;
  }

  /** Whether there is an event of that id. */
  boolean has(String id) {
    return slots[slotOf(id, bytesOf(id))] > 0;
  }

  /**
   * Appends an event.
   *
   * @param about the order's facts, or null when it is about none
   * @return false when there is one of its id
   */
  @SuppressWarnings("EnumOrdinal") // Never leaves this process.
  boolean append(OrderEvent event, @Nullable KeptFacts about) {
    long[] id = bytesOf(event.id());
    int slot = slotOf(event.id(), id);
    if (slots[slot] > 0) {
      return false;
    }
    if (size % CHUNK == 0) {
      chunks.add(new Chunk());
    }
    Chunk chunk = chunks.get(size / CHUNK);
    int place = size % CHUNK;
    if (id != null
        && about != null
        && event.order() != null
        && event.product() != null
        && event.note() == null
        && !"".equals(event.file())) {
      System.arraycopy(id, 0, chunk.ids, place * LONGS, LONGS);
      chunk.subjects[place] =
          about.kept(
              new FactKey(
                  event.account(),
                  event.order(),
                  event.product(),
                  event.file() == null ? "" : event.file()));
      chunk.values[place] = event.value() == null ? null : about.kept(KeptRow.keep(event.value()));
      chunk.types[place] = (byte) event.type().ordinal();
    } else {
      chunk.subjects[place] = event;
    }
    slots[slot] = ++size;
    if (size > slots.length / 4 * 3) {
      grow();
    }
    return true;
  }

  /** Takes the last one back. */
  void removeLast() {
    OrderEvent last = get(size - 1);
    // Nothing was put behind it since: what is looked for ends no earlier without it.
    slots[slotOf(last.id(), bytesOf(last.id()))] = 0;
    size--;
    Chunk chunk = chunks.get(size / CHUNK);
    int place = size % CHUNK;
    Arrays.fill(chunk.subjects, place, place + 1, null);
    Arrays.fill(chunk.values, place, place + 1, null);
    if (place == 0) {
      chunks.remove(chunks.size() - 1);
    }
  }

  /** The event at a place, counted from 0. */
  OrderEvent get(int index) {
    Chunk chunk = chunks.get(index / CHUNK);
    int place = index % CHUNK;
    if (chunk.subjects[place] instanceof FactKey key) {
      Object value = chunk.values[place];
      return new OrderEvent(
          idAt(chunk, place),
          TYPES[chunk.types[place]],
          key.account(),
          key.order(),
          key.product(),
          key.submission().isEmpty() ? null : key.submission(),
          value == null ? null : shared.read(value),
          null);
    }
    return (OrderEvent) chunk.subjects[place];
  }

  private static String idAt(Chunk chunk, int place) {
    StringBuilder id = new StringBuilder(HEX_DIGITS);
    for (int i = 0; i < LONGS; i++) {
      id.append(HexFormat.of().toHexDigits(chunk.ids[place * LONGS + i]));
    }
    return id.toString();
  }

  /** The id as four numbers, or null when it isn't written as such a digest is. */
  private static long @Nullable [] bytesOf(String id) {
    if (id.length() != HEX_DIGITS) {
      return null;
    }
    for (int i = 0; i < HEX_DIGITS; i++) {
      char c = id.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return null;
      }
    }
    long[] bytes = new long[LONGS];
    for (int i = 0; i < LONGS; i++) {
      bytes[i] =
          HexFormat.fromHexDigitsToLong(id, i * DIGITS_IN_A_LONG, (i + 1) * DIGITS_IN_A_LONG);
    }
    return bytes;
  }

  /** Where an id stands, or would. */
  private int slotOf(String id, long @Nullable [] bytes) {
    int slot = hash(id, bytes) & (slots.length - 1);
    while (slots[slot] > 0 && !isAt(slots[slot] - 1, id, bytes)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private static int hash(String id, long @Nullable [] bytes) {
    int hash = bytes == null ? id.hashCode() : Long.hashCode(bytes[0]);
    return hash ^ (hash >>> 16);
  }

  private boolean isAt(int index, String id, long @Nullable [] bytes) {
    Chunk chunk = chunks.get(index / CHUNK);
    int place = index % CHUNK;
    if (chunk.subjects[place] instanceof OrderEvent whole) {
      return whole.id().equals(id);
    }
    return bytes != null
        && Arrays.equals(bytes, 0, LONGS, chunk.ids, place * LONGS, (place + 1) * LONGS);
  }

  private void grow() {
    slots = new int[slots.length * 2];
    for (int index = 0; index < size; index++) {
      Chunk chunk = chunks.get(index / CHUNK);
      int place = index % CHUNK;
      int hash;
      if (chunk.subjects[place] instanceof OrderEvent whole) {
        hash = hash(whole.id(), bytesOf(whole.id()));
      } else {
        long first = chunk.ids[place * LONGS];
        hash = Long.hashCode(first) ^ (Long.hashCode(first) >>> 16);
      }
      int slot = hash & (slots.length - 1);
      while (slots[slot] > 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = index + 1;
    }
  }
}
