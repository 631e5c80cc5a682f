package io.github.cdiscountds.benchmarks;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.Category;
import io.github.cdiscountds.model.Sku;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The 34 columns of the catalogue mapped as one would by hand, trusting the file. Written out for
 * each source of cells: a common interface would slow down what ours is measured against.
 */
final class ByHand {
  private ByHand() {}

  static CatalogueItem item(CsvRecord row) {
    return new CatalogueItem(
        Sku.of(row.getField(0)),
        sku(row.getField(1)),
        text(row.getField(2)),
        text(row.getField(3)),
        categories(
            row.getField(4),
            row.getField(5),
            row.getField(6),
            row.getField(7),
            row.getField(8),
            row.getField(9),
            row.getField(10),
            row.getField(11)),
        text(row.getField(12)),
        row.getField(13),
        text(row.getField(14)),
        text(row.getField(15)),
        Integer.parseInt(row.getField(16)),
        number(row.getField(17)),
        new BigDecimal(row.getField(18)),
        number(row.getField(19)),
        number(row.getField(20)),
        number(row.getField(21)),
        number(row.getField(22)),
        number(row.getField(23)),
        images(
            row.getField(24),
            row.getField(25),
            row.getField(26),
            row.getField(27),
            row.getField(28),
            row.getField(29)),
        number(row.getField(30)),
        number(row.getField(31)),
        number(row.getField(32)),
        number(row.getField(33)));
  }

  static CatalogueItem item(String[] row) {
    return new CatalogueItem(
        Sku.of(row[0]),
        sku(row[1]),
        text(row[2]),
        text(row[3]),
        categories(row[4], row[5], row[6], row[7], row[8], row[9], row[10], row[11]),
        text(row[12]),
        row[13],
        text(row[14]),
        text(row[15]),
        Integer.parseInt(row[16]),
        number(row[17]),
        new BigDecimal(row[18]),
        number(row[19]),
        number(row[20]),
        number(row[21]),
        number(row[22]),
        number(row[23]),
        images(row[24], row[25], row[26], row[27], row[28], row[29]),
        number(row[30]),
        number(row[31]),
        number(row[32]),
        number(row[33]));
  }

  static @Nullable Sku sku(@Nullable String cell) {
    return cell == null || cell.isEmpty() ? null : Sku.of(cell);
  }

  static @Nullable String text(@Nullable String cell) {
    return cell == null || cell.isEmpty() ? null : cell;
  }

  static @Nullable BigDecimal number(@Nullable String cell) {
    return cell == null || cell.isEmpty() ? null : new BigDecimal(cell);
  }

  /** Takes identifier and name of each level. */
  static List<Category> categories(@Nullable String... cells) {
    List<Category> path = new ArrayList<>(4);
    for (int i = 0; i < cells.length; i += 2) {
      String id = text(cells[i]);
      String name = text(cells[i + 1]);
      if (id != null || name != null) {
        path.add(new Category(i / 2 + 1, id, name));
      }
    }
    return path;
  }

  static List<String> images(@Nullable String... cells) {
    List<String> images = new ArrayList<>(cells.length);
    for (String cell : cells) {
      if (cell != null && !cell.isEmpty()) {
        images.add(cell);
      }
    }
    return images;
  }
}
