package io.github.cdiscountds.internal.table;

import io.github.cdiscountds.codec.DetectedFormat.FileFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a reader knows of a table before its first row.
 *
 * @param fileFormat the format shown by the content (R4)
 * @param charset the character set's name, or null for workbooks
 * @param separator the separator, or null for workbooks
 * @param sheet the sheet's name, or null for text
 */
public record TableFormat(
    FileFormat fileFormat,
    @Nullable String charset,
    @Nullable Character separator,
    @Nullable String sheet) {}
