package io.github.cdiscountds.internal.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.poi.hssf.record.ExtSSTRecord;
import org.apache.poi.hssf.record.HSSFRecordTypes;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.cont.ContinuableRecord;
import org.apache.poi.hssf.record.cont.ContinuableRecordOutput;

/**
 * The texts of a workbook's cells, each of them once: what POI's {@link SSTRecord} is, without its
 * objects around each text and its log message about each cell. Not thread-safe.
 */
final class TextTable extends ContinuableRecord {
  /** What comes before a text: its length, and how wide its characters are. */
  private static final int HEADER = Short.BYTES + 1;

  /** Characters of two bytes each. */
  private static final int WIDE = 1;

  private final int cells;
  private final Map<String, Integer> numbers;
  private final List<String> texts = new ArrayList<>();

  /** Makes a table for so many cells. */
  TextTable(int cells) {
    this.cells = cells;
    this.numbers = new HashMap<>(cells / 4);
  }

  /** Gives a text's number; adds the text if it is new. */
  int number(String text) {
    Integer number = numbers.putIfAbsent(text, texts.size());
    if (number != null) {
      return number;
    }
    texts.add(text);
    return texts.size() - 1;
  }

  /** The record that says where some of the texts are, for a table that begins at an offset. */
  ExtSSTRecord index(int from) {
    int[] offsets = new int[ExtSSTRecord.getNumberOfInfoRecsForStrings(texts.size())];
    ContinuableRecordOutput counting = ContinuableRecordOutput.createForCountingOnly();
    writeCounts(counting);
    int[] places = new int[offsets.length];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = counting.getTotalSize();
      places[i] = from + offsets[i];
      int next = (i + 1) * ExtSSTRecord.DEFAULT_BUCKET_SIZE;
      write(
          texts.subList(i * ExtSSTRecord.DEFAULT_BUCKET_SIZE, Math.min(next, texts.size())),
          counting);
    }
    ExtSSTRecord index = new ExtSSTRecord();
    index.setNumStringsPerBucket((short) ExtSSTRecord.DEFAULT_BUCKET_SIZE);
    index.setBucketOffsets(places, offsets);
    return index;
  }

  @Override
  protected void serialize(ContinuableRecordOutput out) {
    writeCounts(out);
    write(texts, out);
  }

  private void writeCounts(ContinuableRecordOutput out) {
    out.writeInt(cells);
    out.writeInt(texts.size());
  }

  private static void write(List<String> some, ContinuableRecordOutput out) {
    for (String text : some) {
      if (hasPairs(text)) {
        writeWhole(text, out);
      } else {
        out.writeString(text, 0, 0);
      }
    }
  }

  /** At once for texts of Latin letters, which are nearly all. */
  private static boolean hasPairs(String text) {
    return text.codePointCount(0, text.length()) < text.length();
  }

  /**
   * Writes a text as POI does, but never half a character at the end of a record: readers that
   * decode each record's part for itself, such as xlrd, refuse the whole file then.
   */
  private static void writeWhole(String text, ContinuableRecordOutput out) {
    out.writeContinueIfRequired(HEADER + 2 * Character.BYTES);
    out.writeShort(text.length());
    out.writeByte(WIDE);
    int at = 0;
    while (at < text.length()) {
      int end = Math.min(text.length(), at + out.getAvailableSpace() / Character.BYTES);
      if (end > at && end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
        end--;
      }
      while (at < end) {
        out.writeShort(text.charAt(at++));
      }
      if (at < text.length()) {
        out.writeContinue();
        out.writeByte(WIDE);
      }
    }
  }

  @Override
  public short getSid() {
    return SSTRecord.sid;
  }

  @Override
  public TextTable copy() {
    throw new UnsupportedOperationException("a table belongs to one workbook");
  }

  @Override
  public HSSFRecordTypes getGenericRecordType() {
    return HSSFRecordTypes.SST;
  }

  @Override
  public Map<String, Supplier<?>> getGenericProperties() {
    return Map.of();
  }
}
