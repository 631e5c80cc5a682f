package io.github.cdiscountds.fuzzing;

import java.util.Arrays;
import java.util.Random;

/** Changes documents as bad disks, broken transfers and hostile people do. */
final class Mutation {
  private final Random random;

  Mutation(Random random) {
    this.random = random;
  }

  /** Gives a changed copy; {@code other} is a document that pieces may come from. */
  byte[] of(byte[] document, byte[] other) {
    byte[] changed = document;
    for (int i = random.nextInt(4); i >= 0; i--) {
      changed = once(changed, other);
    }
    return changed;
  }

  private byte[] once(byte[] bytes, byte[] other) {
    if (bytes.length < 2) {
      return other.clone();
    }
    int at = random.nextInt(bytes.length);
    int length = 1 + random.nextInt(Math.min(bytes.length - at, 1 << random.nextInt(13)));
    return switch (random.nextInt(8)) {
      case 0 -> flipped(bytes);
      case 1 -> Arrays.copyOf(bytes, at);
      case 2 -> spliced(bytes, at, at, randomBytes(length));
      case 3 -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, at + length));
      case 4 -> spliced(bytes, at, at + length, new byte[0]);
      case 5 -> {
        int from = random.nextInt(other.length);
        int to = Math.min(other.length, from + length);
        yield spliced(bytes, at, at + length, Arrays.copyOfRange(other, from, to));
      }
      case 6 -> {
        byte[] filled = bytes.clone();
        Arrays.fill(filled, at, at + length, (byte) random.nextInt(256));
        yield filled;
      }
      default -> withNumber(bytes);
    };
  }

  private byte[] flipped(byte[] bytes) {
    byte[] changed = bytes.clone();
    for (int i = random.nextInt(20); i >= 0; i--) {
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return changed;
  }

  /** Overwrites four bytes with a number that code likes to trip over. */
  private byte[] withNumber(byte[] bytes) {
    int[] numbers = {0, 1, -1, -2, -3, 0x7FFFFFFF, 0x80000000, 0xFFFF, 0x7FFF, 0x10000};
    int number = numbers[random.nextInt(numbers.length)];
    byte[] changed = bytes.clone();
    int at = random.nextInt(changed.length);
    for (int i = 0; i < 4 && at + i < changed.length; i++) {
      changed[at + i] = (byte) (number >> 8 * i);
    }
    return changed;
  }

  private byte[] randomBytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] between) {
    byte[] all = Arrays.copyOf(bytes, from + between.length + bytes.length - to);
    System.arraycopy(between, 0, all, from, between.length);
    System.arraycopy(bytes, to, all, from + between.length, bytes.length - to);
    return all;
  }
}
