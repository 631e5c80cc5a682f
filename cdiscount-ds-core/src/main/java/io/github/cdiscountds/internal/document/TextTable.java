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
      out.writeString(text, 0, 0);
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
