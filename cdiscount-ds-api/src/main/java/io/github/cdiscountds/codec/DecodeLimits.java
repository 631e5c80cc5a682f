package io.github.cdiscountds.codec;

/**
 * The bounds within which a document is read; exceeding one is a refusal (DESIGN invariant 4).
 *
 * <p>Construction throws {@link IllegalArgumentException} when one is below 1.
 *
 * @param fileBytes bytes of the file
 * @param unpackedBytes bytes of a workbook's parts when unzipped
 * @param rows rows of the document
 * @param columns columns of a row
 * @param cellCharacters characters of a cell
 * @since 0.1.0
 */
public record DecodeLimits(
    long fileBytes, long unpackedBytes, long rows, int columns, int cellCharacters) {

  /** 2 GiB, 1 GiB unpacked, 5 million rows, 256 columns, 65,536 characters. */
  public static final DecodeLimits DEFAULT =
      new DecodeLimits(2L << 30, 1L << 30, 5_000_000, 256, 65_536);

  public DecodeLimits {
    if (fileBytes < 1 || unpackedBytes < 1 || rows < 1 || columns < 1 || cellCharacters < 1) {
      throw new IllegalArgumentException("decode limits: expected every one to be 1 or more");
    }
  }
}
