package io.github.cdiscountds.internal.document;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DecodeSummary;
import io.github.cdiscountds.codec.DetectedFormat;
import io.github.cdiscountds.codec.DetectedFormat.ColumnBinding;
import io.github.cdiscountds.codec.DetectedFormat.FileFormat;
import io.github.cdiscountds.codec.DetectedFormat.HeaderLanguage;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.codec.RowSink;
import io.github.cdiscountds.codec.Tolerance;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Location;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.internal.mapping.Binding;
import io.github.cdiscountds.internal.mapping.DocumentMapper;
import io.github.cdiscountds.internal.mapping.DocumentMapping;
import io.github.cdiscountds.internal.mapping.DocumentMapping.Rejections;
import io.github.cdiscountds.internal.mapping.Numbers;
import io.github.cdiscountds.internal.table.RawRecord;
import io.github.cdiscountds.internal.table.RawRow;
import io.github.cdiscountds.internal.table.SheetName;
import io.github.cdiscountds.internal.table.TableFormat;
import io.github.cdiscountds.internal.table.TableHandler;
import io.github.cdiscountds.internal.table.TablePart;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One document on its way through: binds the columns by the first row, lets the beginning show the
 * decimal mark, maps row after row, and judges the whole at the end. Not thread-safe.
 */
final class DocumentPass<T> implements TableHandler, Lead.Destination {
  /** A row that looks like a heading above the header, kept until the header follows. */
  private record Heading(CopiedRow row, Finding passedOver) {}

  private final FileContent content;
  private final DocumentMapping<T> mapping;
  private final DecodeOptions options;
  private final CountingSink<T> sink;
  private final @Nullable RecordWatch watch;
  private final DocumentMapper<T> mapper;
  private final Numbers numbers;
  private final Lead lead = new Lead();
  private final List<Heading> headings = new ArrayList<>();
  private boolean leadOpen;
  private Location document;
  private @Nullable TableFormat table;
  private @Nullable Binding binding;
  private @Nullable BoundRows<T> rows;
  private @Nullable Finding refusal;

  /** Where the last record is, when something is wrong with it that a cut could explain. */
  private @Nullable Location lastBroken;

  /** The record whose row comes next, until the columns are bound. */
  private @Nullable RawRecord record;

  private boolean isDialectTold;
  private int lastSpared;

  DocumentPass(
      FileContent content,
      DocumentMapping<T> mapping,
      DocumentMapper<T> mapper,
      DecodeOptions options,
      RowSink<T> sink,
      @Nullable RecordWatch watch) {
    this.watch = watch;
    this.content = content;
    this.mapping = mapping;
    this.options = options;
    this.sink = new CountingSink<>(sink);
    this.mapper = mapper;
    this.numbers = new Numbers(options.decimalMark());
    this.leadOpen = options.decimalMark().isEmpty();
    this.document = Location.ofFile(content.name());
  }

  @Override
  public void start(TableFormat format) {
    table = format;
    String sheet = format.sheet();
    document = document.inSheet(sheet == null ? null : SheetName.shown(sheet));
  }

  @Override
  public boolean row(RawRow row) {
    if (row.isBlank()) {
      return true;
    }
    if (binding == null) {
      if (isHeading(row)) {
        return true;
      }
      bind(row);
      if (refusal != null) {
        return false;
      }
      boolean isData = binding != null && binding.isFirstRowData();
      showFirst(isData);
      if (!isData) {
        return true;
      }
    }
    if (leadOpen) {
      lead.keep(row);
      releaseFullLead();
    } else {
      map(row);
    }
    return true;
  }

  @Override
  public boolean isSettled() {
    return binding != null && !leadOpen;
  }

  @Override
  public boolean wants(RawRecord next) {
    RecordWatch observer = watch;
    if (observer == null) {
      return true;
    }
    if (binding == null) {
      record = next;
      return true;
    }
    if (isSettled() && !isDialectTold) {
      isDialectTold = true;
      DetectedFormat known = format();
      if (known != null) {
        observer.settled(known);
      }
    }
    boolean wanted = observer.wants(next, bound().key(next));
    if (wanted || !isSettled()) {
      return true;
    }
    sink.rows++;
    lastSpared = next.line();
    return false;
  }

  @Override
  public boolean mayBeRow(RawRecord record) {
    return binding == null || bound().hasFields(record);
  }

  @Override
  public @Nullable TablePart part() {
    return mapper.isRowByRow() && isSettled() && numbers.isSettled()
        ? new MappedPart<>(bound().fork(), sink, ended -> lastBroken = ended.lastBroken())
        : null;
  }

  /** Shows the watch the first record, once it is known what it is. */
  private void showFirst(boolean isData) {
    RawRecord first = record;
    RecordWatch observer = watch;
    if (first == null || observer == null) {
      return;
    }
    record = null;
    if (isData) {
      observer.wants(first, bound().key(first));
    } else {
      observer.header(first);
    }
  }

  @Override
  public void brokenRow(RawRow readable, Finding why) {
    if (binding == null) {
      sink.rejected("", List.of(why));
    } else if (leadOpen) {
      lead.keep(readable, why);
      releaseFullLead();
    } else {
      reject(readable, why);
    }
  }

  /** Judges the document as a whole. */
  DecodeSummary end(@Nullable Finding unreadable) throws IOException {
    if (refusal == null && unreadable == null) {
      release();
      judge();
    }
    Finding verdict = unreadable != null ? unreadable : refusal;
    return new DecodeSummary(sink.rows, sink.rejected, verdict, format());
  }

  private void judge() throws IOException {
    if (binding == null && !headings.isEmpty()) {
      bindTo(headings.get(0).row());
      return;
    }
    if (binding == null) {
      refusal =
          Finding.error(
              FindingCode.EMPTY_DOCUMENT,
              document,
              null,
              new Wording("a document with a header", "un document avec un en-tête"));
      return;
    }
    Location cutOff = isText() ? cutOff() : null;
    if (cutOff != null && !endsWithLineBreak()) {
      refusal =
          Finding.error(
              FindingCode.TRUNCATED,
              cutOff,
              null,
              new Wording(
                  "a complete last record; the file was cut off, fetch it again",
                  "un dernier enregistrement complet ; le fichier est tronqué, récupérez-le à"
                      + " nouveau"));
      return;
    }
    refusal = mapper.end(document, sink);
    if (refusal == null && mapping.rejections() == Rejections.WITHIN_TOLERANCE) {
      refusal = aboveTolerance();
    }
  }

  /** Where the last record is, when it isn't sound; one that was spared is. */
  private @Nullable Location cutOff() {
    Location broken = lastBroken;
    Integer line = broken == null ? null : broken.line();
    return line != null && line > lastSpared ? broken : null;
  }

  private @Nullable Finding aboveTolerance() {
    long rows = sink.rows + sink.rejected;
    Tolerance tolerance = options.tolerance();
    if (tolerance.allows(sink.rejected, rows)) {
      return null;
    }
    Wording expected =
        tolerance instanceof Tolerance.Share share
            ? Wording.of(
                "at most %s %% of the rows rejected, but %d of %d were",
                "au plus %s %% de lignes rejetées, mais %d sur %d l'ont été",
                share.value().movePointRight(2).stripTrailingZeros().toPlainString(),
                sink.rejected,
                rows)
            : Wording.of(
                "at most %d of the rows rejected, but %d of %d were",
                "au plus %d ligne(s) rejetée(s), mais %d sur %d l'ont été",
                ((Tolerance.Count) tolerance).rows(),
                sink.rejected,
                rows);
    return Finding.error(FindingCode.TOLERANCE_EXCEEDED, document, null, expected);
  }

  /** Keeps a row that looks like a heading. */
  private boolean isHeading(RawRow row) {
    if (headings.size() == SheetChoice.MOST_HEADINGS) {
      return false;
    }
    Finding passedOver = mapping.heading(row, document);
    if (passedOver != null) {
      headings.add(new Heading(new CopiedRow(row), passedOver));
    }
    return passedOver != null;
  }

  private void bind(RawRow row) {
    boolean noHeader = !headings.isEmpty() && mapping.bind(row, document).isUnreadableHeader();
    if (noHeader) {
      // What looked like a heading was a header that we can't read: that is what to tell.
      bindTo(headings.get(0).row());
      return;
    }
    headings.forEach(heading -> sink.warning(heading.passedOver()));
    bindTo(row);
  }

  private void bindTo(RawRow row) {
    Binding bound = mapping.bind(row, document);
    binding = bound;
    rows = new BoundRows<>(bound, numbers, document, mapper, isText());
    bound.warnings().forEach(sink::warning);
    // A header that lacks columns may have been cut off itself, if nothing follows it.
    lastBroken = bound.isComplete() ? null : document.atLine(row.line());
    refusal = withWhatIsForced(bound.refusal());
  }

  /** A header that can't be understood may have been read with a setting that isn't its own. */
  private @Nullable Finding withWhatIsForced(@Nullable Finding refused) {
    if (refused == null || refused.code() != FindingCode.COLUMN_MISSING || !isText()) {
      return refused;
    }
    StringBuilder english = new StringBuilder(refused.expected().english());
    StringBuilder french = new StringBuilder(refused.expected().french());
    options
        .charset()
        .ifPresent(
            charset -> {
              english.append("; read as ").append(charset).append(", as set by withCharset");
              french.append(" ; lu en ").append(charset).append(", selon withCharset");
            });
    options
        .separator()
        .map(separator -> separator == '\t' ? "U+0009" : "\"" + separator + "\"")
        .ifPresent(
            separator -> {
              english.append("; split at ").append(separator).append(", as set by withSeparator");
              french.append(" ; séparé par ").append(separator).append(", selon withSeparator");
            });
    return new Finding(
        refused.severity(),
        refused.code(),
        refused.at(),
        refused.read(),
        new Wording(english.toString(), french.toString()));
  }

  private void releaseFullLead() {
    if (lead.isFull()) {
      release();
    }
  }

  /** Lets the rows held so far show the decimal mark, then maps them. */
  private void release() {
    if (!leadOpen) {
      return;
    }
    leadOpen = false;
    Binding bound = binding;
    if (bound != null) {
      lead.show(row -> mapping.observeNumbers(row, bound, numbers));
    }
    numbers.settle();
    lead.release(this);
  }

  @Override
  public void map(RawRow row) {
    bound().map(row, sink);
    lastBroken = bound().lastBroken();
  }

  @Override
  public void reject(RawRow readable, Finding why) {
    bound().reject(readable, why, sink);
    lastBroken = bound().lastBroken();
  }

  private BoundRows<T> bound() {
    BoundRows<T> bound = rows;
    if (bound == null) {
      throw new IllegalStateException("rows are mapped after the header");
    }
    return bound;
  }

  private boolean isText() {
    return table != null && table.fileFormat() == FileFormat.CSV;
  }

  private @Nullable DetectedFormat format() {
    TableFormat known = table;
    if (known == null) {
      return null;
    }
    return new DetectedFormat(
        known.fileFormat(),
        known.charset(),
        known.separator(),
        numbers.mark(),
        binding == null ? HeaderLanguage.NONE : binding.language(),
        binding == null ? ColumnBinding.BY_POSITION : binding.how(),
        binding == null ? List.of() : binding.found());
  }

  private boolean endsWithLineBreak() throws IOException {
    long size = content.size();
    try (InputStream in = content.open()) {
      in.skipNBytes(Math.max(0, size - 2));
      byte[] end = in.readNBytes(2);
      int last = end.length - 1;
      if (last == 1 && end[last] == 0) {
        last = 0; // two bytes a character, the lower one first
      }
      return last >= 0 && (end[last] == '\n' || end[last] == '\r');
    }
  }

  /** Counts what passes. */
  private static final class CountingSink<T> implements RowSink<T> {
    private final RowSink<T> target;
    private long rows;
    private long rejected;

    CountingSink(RowSink<T> target) {
      this.target = target;
    }

    @Override
    public void row(Located<T> row) {
      rows++;
      target.row(row);
    }

    @Override
    public void rejected(String key, List<Finding> findings) {
      rejected++;
      target.rejected(key, findings);
    }

    @Override
    public void warning(Finding finding) {
      target.warning(finding);
    }
  }
}
