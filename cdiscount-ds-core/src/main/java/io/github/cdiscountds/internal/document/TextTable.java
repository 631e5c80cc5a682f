package io.github.cdiscountds.internal.document;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.poi.hssf.record.ContinueRecord;
import org.apache.poi.hssf.record.ExtSSTRecord;
import org.apache.poi.hssf.record.HSSFRecordTypes;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordInputStream;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.util.LittleEndian;

/**
 * The texts of a workbook's cells, each of them once: what POI's {@link SSTRecord} is, byte for
 * byte, but laid out while texts are added, instead of once to be measured and once to be written.
 * Not thread-safe.
 */
final class TextTable extends Record {
  private static final int RECORD_HEADER = 2 * Short.BYTES;
  private static final int LONGEST_RECORD = RecordInputStream.MAX_RECORD_DATA_SIZE;

  /** What comes before a text: its length, and how wide its characters are. */
  private static final int TEXT_HEADER = Short.BYTES + 1;

  private static final int COUNT_AT = RECORD_HEADER + Integer.BYTES;
  private static final int LAST_NARROW = 0xFF;

  /** Half of the places are free, at least. */
  private static final int SMALLEST_INDEX = 1 << 10;

  private String[] texts = new String[SMALLEST_INDEX / 2];
  private int count;

  /**
   * A text's number and one, in the place that its hash leads to or the next free one. (A map holds
   * three objects for each text, and takes twice as long to fill.)
   */
  private int[] places = new int[SMALLEST_INDEX];

  /** Where each group of texts begins that the index tells of. */
  private final int[] groups = new int[ExtSSTRecord.MAX_BUCKETS];

  /** The table's records; the last one's length and the number of texts are filled in last. */
  private byte[] bytes;

  private int lastRecord;
  private int end;

  /** Makes a table for so many cells. */
  TextTable(int cells) {
    this.bytes = new byte[LONGEST_RECORD];
    beginRecord(SSTRecord.sid);
    LittleEndian.putInt(bytes, end, cells);
    end += 2 * Integer.BYTES;
  }

  /** Gives a text's number; adds the text if it is new. */
  int number(String text) {
    int place = place(text);
    if (places[place] > 0) {
      return places[place] - 1;
    }
    int number = count;
    if (number == texts.length) {
      grow();
      place = place(text);
    }
    texts[number] = text;
    count++;
    places[place] = count;
    int group = number / ExtSSTRecord.DEFAULT_BUCKET_SIZE;
    if (number % ExtSSTRecord.DEFAULT_BUCKET_SIZE == 0 && group < groups.length) {
      groups[group] = end;
    }
    write(text);
    return number;
  }

  /** Where a text's number is, or where it would go. */
  private int place(String text) {
    int hash = text.hashCode();
    int place = (hash ^ (hash >>> Short.SIZE)) & (places.length - 1);
    while (places[place] > 0 && !text.equals(texts[places[place] - 1])) {
      place = (place + 1) & (places.length - 1);
    }
    return place;
  }

  private void grow() {
    texts = Arrays.copyOf(texts, 2 * texts.length);
    places = new int[2 * texts.length];
    for (int number = 0; number < count; number++) {
      places[place(texts[number])] = number + 1;
    }
  }

  /** The record that says where some of the texts are, for a table that begins at an offset. */
  ExtSSTRecord index(int from) {
    int[] offsets = Arrays.copyOf(groups, ExtSSTRecord.getNumberOfInfoRecsForStrings(count));
    int[] places = Arrays.stream(offsets).map(offset -> from + offset).toArray();
    ExtSSTRecord index = new ExtSSTRecord();
    index.setNumStringsPerBucket((short) ExtSSTRecord.DEFAULT_BUCKET_SIZE);
    index.setBucketOffsets(places, offsets);
    return index;
  }

  /**
   * Writes a text as POI does, but never half a character at the end of a record: readers that
   * decode each record's part for itself, such as xlrd, refuse the whole file then.
   */
  private void write(String text) {
    int width = isWide(text) ? Character.BYTES : 1;
    int length = text.length();
    makeRoomFor(length * width);
    if (space() < TEXT_HEADER + sizeOfFirst(text, width)) {
      continueRecord();
    }
    LittleEndian.putUShort(bytes, end, length);
    end += Short.BYTES;
    writeWidth(width);
    int at = 0;
    while (true) {
      int to = Math.min(length, at + space() / width);
      if (to > at && to < length && Character.isLowSurrogate(text.charAt(to))) {
        to--;
      }
      write(text, at, to, width);
      at = to;
      if (at == length) {
        return;
      }
      continueRecord();
      writeWidth(width);
    }
  }

  private static boolean isWide(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > LAST_NARROW) {
        return true;
      }
    }
    return false;
  }

  private static int sizeOfFirst(String text, int width) {
    return width > 1 && Character.isHighSurrogate(text.charAt(0)) ? 2 * width : width;
  }

  private void write(String text, int from, int to, int width) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      bytes[end++] = (byte) c;
      if (width > 1) {
        bytes[end++] = (byte) (c >> Byte.SIZE);
      }
    }
  }

  /** The lowest bit tells wide characters from narrow ones. */
  private void writeWidth(int width) {
    bytes[end++] = (byte) (width - 1);
  }

  /** For characters of so many bytes, in as many records as they may take. */
  private void makeRoomFor(int size) {
    int records = 2 + size / (LONGEST_RECORD - TEXT_HEADER);
    int needed = end + size + records * (RECORD_HEADER + TEXT_HEADER);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
    }
  }

  private int space() {
    return lastRecord + RECORD_HEADER + LONGEST_RECORD - end;
  }

  private void continueRecord() {
    endRecord();
    beginRecord(ContinueRecord.sid);
  }

  private void beginRecord(short sid) {
    lastRecord = end;
    LittleEndian.putShort(bytes, end, sid);
    end += RECORD_HEADER;
  }

  private void endRecord() {
    int size = end - lastRecord - RECORD_HEADER;
    LittleEndian.putUShort(bytes, lastRecord + Short.BYTES, size);
  }

  @Override
  public int getRecordSize() {
    return end;
  }

  @Override
  public int serialize(int offset, byte[] data) {
    endRecord();
    LittleEndian.putInt(bytes, COUNT_AT, count);
    System.arraycopy(bytes, 0, data, offset, end);
    return end;
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
