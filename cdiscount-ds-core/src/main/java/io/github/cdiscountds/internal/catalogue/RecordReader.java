package io.github.cdiscountds.internal.catalogue;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.codec.DecodeSummary;
import io.github.cdiscountds.codec.DetectedFormat;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.codec.RowSink;
import io.github.cdiscountds.internal.document.DocumentDecoder;
import io.github.cdiscountds.internal.document.RecordWatch;
import io.github.cdiscountds.internal.table.RawRecord;
import io.github.cdiscountds.model.CatalogueItem;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads single rows of a local catalogue back by their places: header and wanted records make a
 * small document, which the ordinary decoder decodes. What was read is what was indexed, or it
 * throws. Immutable and thread-safe.
 */
final class RecordReader {
  /** Rows and bytes that are decoded at a time. */
  static final int MOST_ROWS = 512;

  private static final int MOST_BYTES = 480 << 10;

  private static final byte LINE_END = '\n';

  /** Not a character in UTF-8: shows the decoder that the records aren't either. */
  private static final byte NOT_UTF_8 = (byte) 0xE9;

  private final Path file;
  private final ItemIndex index;
  private final DocumentDecoder<CatalogueItem> decoder;
  private final byte[] header;
  private final boolean isFallback;

  RecordReader(Path file, ItemIndex index, Dialect dialect, CatalogueDecoding decoding) {
    this.file = file;
    this.index = index;
    this.decoder = decoding.decoderOfRecords(dialect);
    this.header = dialect.headerOr(CatalogueCopy.header(dialect.separator()));
    this.isFallback = decoding.isFallback(dialect);
  }

  /**
   * Reads rows, best given in the file's order.
   *
   * @throws DropshipException when they aren't in the file as they were, or the file is gone
   * @throws UncheckedIOException when the file can't be read
   */
  @Nullable CatalogueItem[] read(int[] rows) {
    @Nullable CatalogueItem[] items = new CatalogueItem[rows.length];
    try (FileChannel channel = FileChannel.open(file)) {
      int from = 0;
      while (from < rows.length) {
        from = readSome(channel, rows, from, items);
      }
    } catch (NoSuchFileException e) {
      throw LocalCatalogue.isGone(file);
    } catch (EOFException e) {
      throw LocalCatalogue.isDamaged(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return items;
  }

  /** Reads as many rows as fit into one small document; answers how many are done by then. */
  private int readSome(FileChannel channel, int[] rows, int from, @Nullable CatalogueItem[] items)
      throws IOException {
    int to = from;
    long size = header.length + 1L + (isFallback ? 2 : 0);
    while (to < rows.length
        && to - from < MOST_ROWS
        && (to == from || size + length(rows[to]) < MOST_BYTES)) {
      size += length(rows[to++]) + 1;
    }
    ByteBuffer document = ByteBuffer.allocate(Math.toIntExact(size));
    document.put(header).put(LINE_END);
    for (int i = from; i < to; i++) {
      copy(channel, rows[i], document);
      document.put(LINE_END);
    }
    if (isFallback) {
      document.put(NOT_UTF_8).put(LINE_END);
    }
    Expected expected = new Expected(rows, from, to, items);
    FileContent content = FileContent.of(String.valueOf(file.getFileName()), document.array());
    DecodeSummary summary = decoder.decode(content, expected, expected);
    if (!summary.isSound() || !expected.isComplete()) {
      throw LocalCatalogue.isDamaged(file);
    }
    return to;
  }

  private long length(int row) {
    return index.end(row) - index.offset(row);
  }

  private void copy(FileChannel channel, int row, ByteBuffer document) throws IOException {
    int end = document.limit();
    document.limit(document.position() + Math.toIntExact(length(row)));
    long offset = index.offset(row);
    while (document.hasRemaining()) {
      int read = channel.read(document, offset);
      if (read < 0) {
        throw new EOFException();
      }
      offset += read;
    }
    document.limit(end);
  }

  /** Takes the rows of the records that were asked for, known by their digests. */
  private final class Expected implements RowSink<CatalogueItem>, RecordWatch {
    private final int[] rows;
    private final int to;
    private final @Nullable CatalogueItem[] items;
    private final PendingRows pending = new PendingRows();
    private int next;
    private int missing;

    Expected(int[] rows, int from, int to, @Nullable CatalogueItem[] items) {
      this.rows = rows;
      this.to = to;
      this.items = items;
      this.next = from;
      this.missing = to - from;
    }

    boolean isComplete() {
      return missing == 0;
    }

    @Override
    public void header(RawRecord record) {}

    @Override
    public void settled(DetectedFormat format) {}

    @Override
    public boolean wants(RawRecord record, String key) {
      if (next == to || record.digest() != index.digest(rows[next])) {
        return false;
      }
      pending.add(record.line(), next);
      next++;
      return true;
    }

    @Override
    public void row(Located<CatalogueItem> row) {
      Integer line = row.at().line();
      int place = line == null ? ItemIndex.NONE : pending.at(line);
      if (place != ItemIndex.NONE && items[place] == null) {
        items[place] = row.value();
        missing--;
      }
    }
  }
}
