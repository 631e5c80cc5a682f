package io.github.cdiscountds.codec;

/**
 * The bounds within which a document is read; exceeding one is a refusal (DESIGN invariant 4).
 *
 * <p>Start from {@link #DEFAULT} and change what must be changed; each {@code with…} method gives a
 * changed copy. Construction throws {@link IllegalArgumentException} when one is below 1.
 *
 * @param fileBytes bytes of the file
 * @param unpackedBytes bytes of a workbook's parts when unzipped
 * @param packingRatio bytes of a workbook's parts for each byte of the file, beyond the first
 *     mebibyte
 * @param sharedTextBytes bytes of the texts that a workbook's cells share
 * @param nesting elements of a workbook's markup inside each other
 * @param rows rows of the document
 * @param columns columns of a row
 * @param rowBytes bytes of a row of a text document; as UTF-8 where that is in UTF-16 or the like
 * @param cellCharacters characters of a cell
 * @since 0.1.0
 */
public record DecodeLimits(
    long fileBytes,
    long unpackedBytes,
    int packingRatio,
    long sharedTextBytes,
    int nesting,
    long rows,
    int columns,
    int rowBytes,
    int cellCharacters) {

  /**
   * 2 GiB, 1 GiB unpacked and 250 times the file's size at most, 64 MiB of shared texts, 64 nested
   * elements, 5 million rows, 256 columns, 8 MiB in a row, 65,536 characters in a cell.
   */
  public static final DecodeLimits DEFAULT =
      new DecodeLimits(2L << 30, 1L << 30, 250, 64L << 20, 64, 5_000_000, 256, 8 << 20, 65_536);

  public DecodeLimits {
    if (fileBytes < 1
        || unpackedBytes < 1
        || packingRatio < 1
        || sharedTextBytes < 1
        || nesting < 1
        || rows < 1
        || columns < 1
        || rowBytes < 1
        || cellCharacters < 1) {
      throw new IllegalArgumentException("decode limits: expected every one to be 1 or more");
    }
  }

  /**
   * Changes the limit for the file.
   *
   * @param value bytes of the file
   * @return a changed copy
   */
  public DecodeLimits withFileBytes(long value) {
    return new DecodeLimits(
        value,
        unpackedBytes,
        packingRatio,
        sharedTextBytes,
        nesting,
        rows,
        columns,
        rowBytes,
        cellCharacters);
  }

  /**
   * Changes the limit for a workbook's unzipped parts.
   *
   * @param value bytes of all parts
   * @return a changed copy
   */
  public DecodeLimits withUnpackedBytes(long value) {
    return new DecodeLimits(
        fileBytes,
        value,
        packingRatio,
        sharedTextBytes,
        nesting,
        rows,
        columns,
        rowBytes,
        cellCharacters);
  }

  /**
   * Changes how many times its size a workbook may unpack to.
   *
   * @param value bytes unzipped for each byte of the file
   * @return a changed copy
   */
  public DecodeLimits withPackingRatio(int value) {
    return new DecodeLimits(
        fileBytes,
        unpackedBytes,
        value,
        sharedTextBytes,
        nesting,
        rows,
        columns,
        rowBytes,
        cellCharacters);
  }

  /**
   * Changes the limit for a workbook's shared texts.
   *
   * @param value bytes of these texts
   * @return a changed copy
   */
  public DecodeLimits withSharedTextBytes(long value) {
    return new DecodeLimits(
        fileBytes,
        unpackedBytes,
        packingRatio,
        value,
        nesting,
        rows,
        columns,
        rowBytes,
        cellCharacters);
  }

  /**
   * Changes how deep a workbook's markup may nest.
   *
   * @param value elements inside each other
   * @return a changed copy
   */
  public DecodeLimits withNesting(int value) {
    return new DecodeLimits(
        fileBytes,
        unpackedBytes,
        packingRatio,
        sharedTextBytes,
        value,
        rows,
        columns,
        rowBytes,
        cellCharacters);
  }

  /**
   * Changes the limit for rows.
   *
   * @param value rows of the document
   * @return a changed copy
   */
  public DecodeLimits withRows(long value) {
    return new DecodeLimits(
        fileBytes,
        unpackedBytes,
        packingRatio,
        sharedTextBytes,
        nesting,
        value,
        columns,
        rowBytes,
        cellCharacters);
  }

  /**
   * Changes the limit for columns.
   *
   * @param value columns of a row
   * @return a changed copy
   */
  public DecodeLimits withColumns(int value) {
    return new DecodeLimits(
        fileBytes,
        unpackedBytes,
        packingRatio,
        sharedTextBytes,
        nesting,
        rows,
        value,
        rowBytes,
        cellCharacters);
  }

  /**
   * Changes the limit for a row of text.
   *
   * @param value bytes of a row of a text document
   * @return a changed copy
   */
  public DecodeLimits withRowBytes(int value) {
    return new DecodeLimits(
        fileBytes,
        unpackedBytes,
        packingRatio,
        sharedTextBytes,
        nesting,
        rows,
        columns,
        value,
        cellCharacters);
  }

  /**
   * Changes the limit for a cell.
   *
   * @param value characters of a cell
   * @return a changed copy
   */
  public DecodeLimits withCellCharacters(int value) {
    return new DecodeLimits(
        fileBytes,
        unpackedBytes,
        packingRatio,
        sharedTextBytes,
        nesting,
        rows,
        columns,
        rowBytes,
        value);
  }
}
