package io.github.cdiscountds.internal.document;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.model.InternalSheet;
import org.apache.poi.hssf.model.InternalWorkbook;
import org.apache.poi.hssf.record.DBCellRecord;
import org.apache.poi.hssf.record.DimensionsRecord;
import org.apache.poi.hssf.record.ExtSSTRecord;
import org.apache.poi.hssf.record.IndexRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.WindowTwoRecord;
import org.apache.poi.ss.usermodel.BuiltinFormats;

/**
 * A BIFF8 workbook of one sheet that has nothing but text cells with the format {@code @}, to be
 * filled row by row. Not thread-safe.
 *
 * <p>Made of POI's records, with the values and in the order that POI's user model gives them, byte
 * for byte. The user model itself keeps objects for every cell, and goes through all rows for each
 * block of rows that it saves: its time grows with the square of the rows.
 */
final class TextWorkbook {
  private static final int ROWS_OF_A_BLOCK = DBCellRecord.BLOCK_SIZE;
  private static final int RECORD_HEADER = 4;

  private final InternalWorkbook workbook = InternalWorkbook.createWorkbook();
  private final List<Record> beforeRows = new ArrayList<>();
  private final List<Record> afterRows = new ArrayList<>();
  private final TextTable table;
  private final IndexRecord index = new IndexRecord();
  private final LabelSSTRecord cell = new LabelSSTRecord();
  private final int rows;
  private final int columns;
  private final byte[] sheet;

  /** The last row's texts and their numbers: the lines of an order have most of them in common. */
  private final String[] lastTexts;

  private final int[] lastNumbers;

  /** Where in the sheet the next record goes. */
  private int end;

  private int filled;

  /**
   * Starts a workbook.
   *
   * @param author who last saved it, as it says itself
   * @param sheetName the name of its sheet
   * @param rows the rows that it will have, at least one
   * @param columns the cells that each row will have
   */
  TextWorkbook(String author, String sheetName, int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    this.lastTexts = new String[columns];
    this.lastNumbers = new int[columns];
    this.table = new TextTable(rows * columns);
    workbook.getWriteAccess().setUsername(author);
    workbook.createCellXF().setFormatIndex((short) BuiltinFormats.getBuiltinFormat("@"));
    workbook.setSheetName(0, sheetName);
    cell.setXFIndex((short) (workbook.getNumExFormats() - 1));
    index.setFirstRow(0);
    index.setLastRowAdd1(rows);
    for (int row = 0; row < rows; row += ROWS_OF_A_BLOCK) {
      index.addDbcell(0);
    }
    InternalSheet.createSheet().visitContainedRecords(this::take, 0);
    sheet = new byte[sizeOf(beforeRows) + sizeOfBlocks() + sizeOf(afterRows)];
    beforeRows.forEach(this::write);
  }

  /** Adds a row. */
  void add(List<String> texts) {
    int row = filled++;
    if (row % ROWS_OF_A_BLOCK == 0) {
      beginBlock(row);
    }
    cell.setRow(row);
    for (int column = 0; column < columns; column++) {
      cell.setColumn((short) column);
      cell.setSSTIndex(number(texts.get(column), column));
      write(cell);
    }
    if (filled % ROWS_OF_A_BLOCK == 0 || filled == rows) {
      endBlock(row - row % ROWS_OF_A_BLOCK);
    }
  }

  private int number(String text, int column) {
    if (!text.equals(lastTexts[column])) {
      lastTexts[column] = text;
      lastNumbers[column] = table.number(text);
    }
    return lastNumbers[column];
  }

  /** Ends the workbook and gives its stream, that of the container's document {@code Workbook}. */
  InputStream stream() {
    if (filled != rows) {
      throw new IllegalStateException(filled + " rows of " + rows);
    }
    afterRows.forEach(this::write);
    workbook.preSerialize();
    byte[] globals = globals();
    index(globals.length);
    return new SequenceInputStream(
        new ByteArrayInputStream(globals), new ByteArrayInputStream(sheet));
  }

  /** What comes before the sheet: formats, names, and all texts. */
  private byte[] globals() {
    List<Record> records = new ArrayList<>();
    int tableFrom = 0;
    for (Record record : workbook.getRecords()) {
      if (record instanceof SSTRecord) {
        tableFrom = sizeOf(records);
        records.add(table);
      } else if (record instanceof ExtSSTRecord) {
        records.add(table.index(tableFrom));
      } else {
        records.add(record);
      }
    }
    byte[] globals = new byte[sizeOf(records)];
    workbook.setSheetBof(0, globals.length);
    int at = 0;
    for (Record record : records) {
      at += record.serialize(at, globals);
    }
    return globals;
  }

  /** Takes a record of an empty sheet; some depend on the rows. */
  private void take(Record record) {
    boolean isAfterRows =
        !beforeRows.isEmpty() && beforeRows.get(beforeRows.size() - 1) instanceof DimensionsRecord;
    if (record instanceof DimensionsRecord dimensions) {
      dimensions.setLastRow(rows);
      dimensions.setLastCol((short) columns);
    } else if (record instanceof WindowTwoRecord window) {
      window.setSelected(true);
      window.setActive(true);
    }
    (isAfterRows ? afterRows : beforeRows).add(record instanceof IndexRecord ? index : record);
  }

  /** Writes what tells of the rows of a block; their cells follow. */
  private void beginBlock(int first) {
    for (int number = first; number < Math.min(first + ROWS_OF_A_BLOCK, rows); number++) {
      RowRecord row = new RowRecord(number);
      row.setFirstCol(0);
      row.setLastCol(columns);
      write(row);
    }
  }

  /** Writes where the rows of a block and their cells are, as seen from here. */
  private void endBlock(int first) {
    int size = filled - first;
    short[] distances = new short[size];
    distances[0] = (short) ((size - 1) * RowRecord.ENCODED_SIZE);
    for (int i = 1; i < size; i++) {
      distances[i] = (short) sizeOfCells();
    }
    write(new DBCellRecord(size * (RowRecord.ENCODED_SIZE + sizeOfCells()), distances));
  }

  /** Writes again where the blocks end, now that it is known where the sheet begins. */
  private void index(int sheetFrom) {
    int blockEnd = sheetFrom + sizeOf(beforeRows);
    for (int block = 0; block < index.getNumDbcells(); block++) {
      int size = Math.min(ROWS_OF_A_BLOCK, rows - block * ROWS_OF_A_BLOCK);
      blockEnd += size * (RowRecord.ENCODED_SIZE + sizeOfCells());
      index.setDbcell(block, blockEnd);
      blockEnd += sizeOfBlockEnd(size);
    }
    index.serialize(sizeOf(beforeRows.subList(0, beforeRows.indexOf(index))), sheet);
  }

  private void write(Record record) {
    end += record.serialize(end, sheet);
  }

  private int sizeOfBlocks() {
    int size = 0;
    for (int first = 0; first < rows; first += ROWS_OF_A_BLOCK) {
      size += sizeOfBlockEnd(Math.min(ROWS_OF_A_BLOCK, rows - first));
    }
    return size + rows * (RowRecord.ENCODED_SIZE + sizeOfCells());
  }

  private int sizeOfCells() {
    return columns * cell.getRecordSize();
  }

  private static int sizeOfBlockEnd(int rowsInBlock) {
    return RECORD_HEADER + Integer.BYTES + rowsInBlock * Short.BYTES;
  }

  private static int sizeOf(List<Record> records) {
    return records.stream().mapToInt(Record::getRecordSize).sum();
  }
}
