package io.github.cdiscountds.chaos;

import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.testkit.PickUp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the supplier picked up, line by line, in a file that outlives everybody: name, digest and
 * orders, written before the supplier judges any of it. Each line is on the disk before the next.
 *
 * <p>Not thread-safe.
 */
final class Journal implements AutoCloseable {

  /** A file that the supplier has. */
  record Line(String fileName, String sha256, List<OrderKey> orders) {
    Line {
      orders = List.copyOf(orders);
    }
  }

  private final FileChannel channel;

  private Journal(FileChannel channel) {
    this.channel = channel;
  }

  static Journal append(Path file) throws IOException {
    return new Journal(
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  void write(PickUp pickUp) {
    String keys =
        pickUp.orders().stream()
            .map(key -> key.orderNumber() + "/" + key.campaign())
            .collect(Collectors.joining(","));
    String line = pickUp.fileName() + "\t" + pickUp.sha256() + "\t" + keys + "\n";
    try {
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Line> read(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(Journal::line).toList();
  }

  private static Line line(String text) {
    String[] parts = text.split("\t", -1);
    if (parts.length != 3) {
      throw new IllegalStateException("journal: \"" + text + "\" isn't name, digest and orders");
    }
    return new Line(
        parts[0],
        parts[1],
        Arrays.stream(parts[2].split(","))
            .filter(key -> !key.isEmpty())
            .map(key -> OrderKey.of(key.substring(0, key.indexOf('/')), campaign(key)))
            .toList());
  }

  private static String campaign(String key) {
    return key.substring(key.indexOf('/') + 1);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
