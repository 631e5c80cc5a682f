package io.github.cdiscountds.internal.document;

import io.github.cdiscountds.codec.DetectedFormat.FileFormat;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.codec.RowSink;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Location;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.internal.mapping.DocumentMapping;
import io.github.cdiscountds.internal.table.RawRecord;
import io.github.cdiscountds.internal.table.RawRow;
import io.github.cdiscountds.internal.table.SheetName;
import io.github.cdiscountds.internal.table.TableFormat;
import io.github.cdiscountds.internal.table.TableHandler;
import io.github.cdiscountds.internal.table.TablePart;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the sheet of a workbook: the first one whose header names a column, or whose first row is
 * data. Covers and notes before it are passed over with a warning; when all of a workbook's sheets
 * are such, the first one is the document, to be refused. Not thread-safe.
 */
final class SheetChoice implements TableHandler {
  /** People put a title and the names of groups above a header, not pages of text. */
  static final int MOST_HEADINGS = 3;

  /** The beginning of a sheet of which it isn't known what it is. */
  private record Beginning(TableFormat format, Location at, List<CopiedRow> rows) {}

  private final FileContent content;
  private final DocumentMapping<?> mapping;
  private final TableHandler chosen;
  private final RowSink<?> sink;
  private final List<Beginning> passedOver = new ArrayList<>();

  /** The sheet that is looked at, or null once one is chosen. */
  private @Nullable Beginning open;

  private boolean decided;

  SheetChoice(
      FileContent content, DocumentMapping<?> mapping, TableHandler chosen, RowSink<?> sink) {
    this.content = content;
    this.mapping = mapping;
    this.chosen = chosen;
    this.sink = sink;
  }

  @Override
  public void start(TableFormat format) {
    if (format.fileFormat() == FileFormat.CSV) {
      chosen.start(format);
      return;
    }
    String name = format.sheet();
    Location at =
        Location.ofFile(content.name()).inSheet(name == null ? null : SheetName.shown(name));
    open = new Beginning(format, at, new ArrayList<>());
  }

  @Override
  public boolean row(RawRow row) {
    Beginning sheet = open;
    if (sheet == null) {
      return chosen.row(row);
    }
    if (row.isBlank()) {
      return true;
    }
    if (sheet.rows().size() < MOST_HEADINGS && mapping.heading(row, sheet.at()) != null) {
      sheet.rows().add(new CopiedRow(row));
      return true;
    }
    if (mapping.bind(row, sheet.at()).isUnreadableHeader()) {
      sheet.rows().add(new CopiedRow(row));
      return false;
    }
    for (Beginning other : passedOver) {
      sink.warning(
          Finding.warning(
              FindingCode.COLUMN_UNKNOWN,
              other.at(),
              null,
              new Wording(
                  "the documented column names; the sheet was passed over",
                  "les noms de colonnes documentés ; la feuille a été ignorée")));
    }
    return choose(sheet) && chosen.row(row);
  }

  @Override
  public void brokenRow(RawRow readable, Finding why) {
    chosen.brokenRow(readable, why);
  }

  @Override
  public boolean isSettled() {
    return chosen.isSettled();
  }

  @Override
  public boolean wants(RawRecord record) {
    return chosen.wants(record);
  }

  @Override
  public boolean mayBeRow(RawRecord record) {
    return chosen.mayBeRow(record);
  }

  @Override
  public @Nullable TablePart part() {
    return chosen.part();
  }

  @Override
  public boolean passesOver() {
    Beginning sheet = open;
    if (sheet == null) {
      return false;
    }
    // The rows of the first one may have to be looked at again.
    passedOver.add(
        passedOver.isEmpty() ? sheet : new Beginning(sheet.format(), sheet.at(), List.of()));
    open = null;
    return true;
  }

  /**
   * Takes the end of the document: without any choice, its first sheet is it.
   *
   * @param refusal why it couldn't be read to its end, or null
   */
  void end(@Nullable Finding refusal) {
    passesOver();
    if (decided || passedOver.isEmpty()) {
      return;
    }
    Beginning first = passedOver.get(0);
    if (refusal == null) {
      choose(first);
    } else {
      chosen.start(first.format());
    }
  }

  private boolean choose(Beginning sheet) {
    open = null;
    decided = true;
    chosen.start(sheet.format());
    for (CopiedRow row : sheet.rows()) {
      if (!chosen.row(row)) {
        return false;
      }
    }
    return true;
  }
}
