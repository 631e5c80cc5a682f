package io.github.cdiscountds.testkit;

import io.github.cdiscountds.testkit.internal.OrderSheet;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** One order file that was picked up, and its orders. */
final class Submission {
  final PickUp pickUp;
  final List<OrderOnBooks> orders;
  private @Nullable OrderSheet sheet;
  private byte[] content;

  Submission(PickUp pickUp, byte[] content, OrderSheet sheet, List<OrderOnBooks> orders) {
    this.pickUp = pickUp;
    this.content = content;
    this.sheet = sheet;
    this.orders = orders;
  }

  /** What was read of it, until it is judged. */
  OrderSheet sheet() {
    if (sheet == null) {
      throw new IllegalStateException(pickUp.fileName() + " was judged already");
    }
    return sheet;
  }

  /** Keeps only what is asked for later: the books have its orders. */
  void settle() {
    sheet = null;
    Deflater deflater = new Deflater();
    deflater.setInput(content);
    deflater.finish();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] block = new byte[8192];
    while (!deflater.finished()) {
      packed.write(block, 0, deflater.deflate(block));
    }
    deflater.end();
    content = packed.toByteArray();
  }

  byte[] content() {
    if (sheet != null) {
      return content.clone();
    }
    Inflater inflater = new Inflater();
    inflater.setInput(content);
    byte[] unpacked = new byte[Math.toIntExact(pickUp.size())];
    try {
      for (int at = 0; at < unpacked.length; ) {
        at += inflater.inflate(unpacked, at, unpacked.length - at);
      }
    } catch (DataFormatException e) {
      throw new IllegalStateException("was packed here", e);
    } finally {
      inflater.end();
    }
    return unpacked;
  }
}
