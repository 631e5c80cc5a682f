package io.github.cdiscountds.testkit;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The generated part of a catalogue, as it stands: price, stock and whether it is sold, a few bytes
 * a product; everything else about a product is invented anew whenever it is asked for. Guarded by
 * the catalogue's lock.
 *
 * <p>Between two rebuilds others buy, deliveries come, prices move, products leave for good or for
 * a while and others come: by seed and moment alone, whatever happened before or to others. A tenth
 * more products than are sold wait to come. What was changed by hand is left alone.
 */
final class Assortment {
  private static final byte SOLD = 0;
  private static final byte WAITING = 1;
  private static final byte GONE = 2;

  /** Sold, but off the market. */
  private static final byte PINNED = 3;

  /** Never to return. */
  private static final byte REMOVED = 4;

  private static final int MOST = 9_000_000;

  private final GeneratedProducts products;
  private final long seed;
  private final short[] stock;
  private final int[] cents;
  private final byte[] state;
  private @Nullable Instant moved;

  /**
   * Invents products.
   *
   * @param seed the same one gives the same products
   * @param size how many are sold at first
   */
  Assortment(long seed, int size) {
    if (size < 1 || size > MOST) {
      throw new IllegalArgumentException(
          "catalogue of " + size + " generated products, expected 1 to " + MOST);
    }
    this.seed = seed;
    this.products = new GeneratedProducts(seed);
    int all = size + size / 10;
    this.stock = new short[all];
    this.cents = new int[all];
    this.state = new byte[all];
    for (int number = 0; number < all; number++) {
      stock[number] = (short) products.delivery(number);
      cents[number] = products.firstPrice(number);
      state[number] = number < size ? SOLD : WAITING;
    }
  }

  /** The place of a product that is sold, or -1. */
  int place(String sku) {
    int number = products.number(sku);
    return isHere(number) && isSold(number) ? number : -1;
  }

  private boolean isHere(int number) {
    return number >= 0 && number < state.length;
  }

  private boolean isSold(int number) {
    return state[number] == SOLD || state[number] == PINNED;
  }

  FakeProduct product(int place) {
    return products.product(place, cents[place], stock[place]);
  }

  int stock(int place) {
    return stock[place];
  }

  void stock(int place, int pieces) {
    stock[place] = (short) Math.min(pieces, Short.MAX_VALUE);
  }

  /** Takes a product off the market: it stays as it is, sold or not. */
  void pin(String sku) {
    int number = products.number(sku);
    if (isHere(number)) {
      state[number] = isSold(number) ? PINNED : REMOVED;
    }
  }

  /** Takes a product out for good, sold or not. */
  void remove(String sku) {
    int number = products.number(sku);
    if (isHere(number)) {
      state[number] = REMOVED;
    }
  }

  String sku(int place) {
    return products.sku(place);
  }

  /** Visits the places of all products that are sold, those out of stock included. */
  void forEach(Consumer<Integer> visitor) {
    for (int place = 0; place < state.length; place++) {
      if (isSold(place)) {
        visitor.accept(place);
      }
    }
  }

  int size() {
    int size = 0;
    for (int place = 0; place < state.length; place++) {
      size += isSold(place) ? 1 : 0;
    }
    return size;
  }

  /** What others did since the rebuild before; once for each moment. */
  void move(Instant now) {
    if (now.equals(moved)) {
      return;
    }
    moved = now;
    SplittableRandom random =
        new SplittableRandom(
            GeneratedProducts.mixed(seed ^ now.getEpochSecond() * 0x5851F42D4C957F2DL));
    for (int place = 0; place < state.length; place++) {
      // One draw for each place, whatever its state: no product's fate depends on another's.
      long drawn = random.nextLong();
      move(place, (int) (drawn & Integer.MAX_VALUE) % 10_000, (int) (drawn >>> 33));
    }
  }

  private void move(int place, int chance, int extent) {
    switch (state[place]) {
      case SOLD -> trade(place, chance, extent);
      case WAITING -> come(place, chance < 20);
      case GONE -> come(place, chance < 3);
      default -> {
        // By hand.
      }
    }
  }

  private void come(int place, boolean isTime) {
    if (isTime) {
      state[place] = SOLD;
      stock[place] = (short) products.delivery(place);
    }
  }

  private void trade(int place, int chance, int extent) {
    if (chance < 600) {
      stock[place] = (short) Math.max(0, stock[place] - 1 - extent % 3);
    } else if (chance < 1_000) {
      if (stock[place] < 5) {
        stock[place] = (short) (stock[place] + products.delivery(place));
      }
    } else if (chance < 1_040) {
      int percent = 90 + extent % 21;
      cents[place] = Math.max(100, (int) ((long) cents[place] * percent / 100));
    } else if (chance < 1_042) {
      state[place] = GONE;
    }
  }
}
