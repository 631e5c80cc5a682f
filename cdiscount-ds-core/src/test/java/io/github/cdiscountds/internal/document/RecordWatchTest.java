package io.github.cdiscountds.internal.document;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DecodeSummary;
import io.github.cdiscountds.codec.DetectedFormat;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.codec.Tolerance;
import io.github.cdiscountds.internal.mapping.DocumentMapping;
import io.github.cdiscountds.internal.sniff.SniffingTableReader;
import io.github.cdiscountds.internal.table.RawRecord;
import io.github.cdiscountds.model.CatalogueItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordWatchTest {
  private static final DecodeOptions FORCED = DecodeOptions.DEFAULT.withDecimalMark('.');
  private static final String HEADER = "Name;Sku;Stock indication;Purchase price\n";

  /** Notes what it is shown, and spares the keys that it is told to. */
  private static final class Notes implements RecordWatch {
    private final Predicate<String> spared;
    private final List<String> shown = new ArrayList<>();
    private final List<String> bytes = new ArrayList<>();
    private final Map<String, Long> digests = new HashMap<>();
    private final byte[] document;

    Notes(byte[] document, Predicate<String> spared) {
      this.document = document;
      this.spared = spared;
    }

    @Override
    public void header(RawRecord record) {
      note("header", record);
    }

    @Override
    public void settled(DetectedFormat format) {
      shown.add("settled " + format.decimalMark());
    }

    @Override
    public boolean wants(RawRecord record, String key) {
      note(key, record);
      digests.put(key, record.digest());
      return !spared.test(key);
    }

    private void note(String what, RawRecord record) {
      shown.add(what + "@" + record.line());
      bytes.add(new String(document, (int) record.offset(), record.length(), UTF_8));
    }
  }

  private static DecodeSummary decode(
      byte[] bytes, DecodeOptions options, Notes notes, List<String> rows) {
    DocumentDecoder<CatalogueItem> decoder =
        new DocumentDecoder<>(new SniffingTableReader(), DocumentMapping.CATALOGUE, options);
    return decoder.decode(
        FileContent.of("c.csv", bytes),
        row -> rows.add(row.value().sku() + "@" + row.at().line()),
        notes);
  }

  @Test
  void seesEachRecordWithItsPlaceAndKey() {
    byte[] bytes =
        ("\ufeff" + HEADER + "Lampe été;A1;3;9.90\r\n\n\"Two\nlines\";\"B\"\"2\" ;3;9.90")
            .getBytes(UTF_8);
    Notes notes = new Notes(bytes, key -> false);
    List<String> rows = new ArrayList<>();

    DecodeSummary summary = decode(bytes, FORCED, notes, rows);

    assertThat(summary.isSound()).isTrue();
    assertThat(notes.shown).containsExactly("header@1", "settled .", "A1@2", "B\"2@4");
    assertThat(notes.bytes)
        .containsExactly(
            HEADER.strip(), "Lampe été;A1;3;9.90", "\"Two\nlines\";\"B\"\"2\" ;3;9.90");
    assertThat(rows).containsExactly("A1@2", "B\"2@4");
  }

  @Test
  void sparesTheDecoderWhatItKnowsAndCountsIt() {
    byte[] bytes = (HEADER + "Lamp;A1;3;9.90\nSofa;B2;many;9.90\nBed;C3;3;9.90\n").getBytes(UTF_8);
    List<String> rows = new ArrayList<>();

    DecodeSummary summary =
        decode(
            bytes, FORCED.withTolerance(Tolerance.count(1)), new Notes(bytes, "A1"::equals), rows);

    assertThat(rows).containsExactly("C3@4");
    assertThat(summary.rows()).isEqualTo(2);
    assertThat(summary.rejected()).isEqualTo(1);
  }

  @Test
  @Tag("R5")
  void isObeyedOnceTheDecimalMarkIsKnown() {
    String row = "Lamp;A%d;3;%s\n";
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < 6_000; i++) {
      text.append(String.format(java.util.Locale.ROOT, row, i, "9,90"));
    }
    byte[] bytes = text.toString().getBytes(UTF_8);
    Notes notes = new Notes(bytes, key -> true);
    List<String> rows = new ArrayList<>();

    DecodeSummary summary = decode(bytes, DecodeOptions.DEFAULT, notes, rows);

    int settled = notes.shown.indexOf("settled ,");
    assertThat(summary.rows()).isEqualTo(6_000);
    assertThat(settled).isGreaterThan(1_000).isLessThan(6_000);
    assertThat(rows).hasSize(settled - 1); // the rows before it, less the header
  }

  @Test
  void isShownTheFirstRowOfACatalogueWithoutHeader() {
    String[] cells = new String[34];
    java.util.Arrays.fill(cells, "");
    cells[0] = "A1";
    cells[13] = "Lamp";
    cells[16] = "3";
    cells[18] = "9.90";
    cells[23] = "20";
    byte[] bytes = (String.join(";", cells) + "\n").getBytes(UTF_8);
    Notes notes = new Notes(bytes, key -> false);
    List<String> rows = new ArrayList<>();

    decode(bytes, FORCED, notes, rows);

    assertThat(notes.shown).containsExactly("A1@1");
    assertThat(rows).containsExactly("A1@1");
  }

  @Test
  void isNotAskedAboutTextWhoseRecordsAreNotFoundOnBytes() {
    byte[] bytes = ("\ufeff" + HEADER + "Lamp;A1;3;9.90\n").getBytes(UTF_16LE);
    Notes notes = new Notes(bytes, key -> true);
    List<String> rows = new ArrayList<>();

    decode(bytes, FORCED, notes, rows);

    assertThat(notes.shown).isEmpty();
    assertThat(rows).containsExactly("A1@2");
  }

  @Test
  void givesEqualDigestsToEqualBytesAlone() {
    byte[] one = (HEADER + "Lamp;A1;3;9.90\nSofa;B2;3;9.90\n").getBytes(UTF_8);
    byte[] other = (HEADER + "\n\nSofa;B2;3;9.90\r\nLamp;A1;3;9.91").getBytes(UTF_8);
    Notes before = new Notes(one, key -> false);
    Notes after = new Notes(other, key -> false);

    decode(one, FORCED, before, new ArrayList<>());
    decode(other, FORCED, after, new ArrayList<>());

    assertThat(after.digests.get("B2")).isEqualTo(before.digests.get("B2"));
    assertThat(after.digests.get("A1")).isNotEqualTo(before.digests.get("A1"));
    Set<Long> all = new HashSet<>(before.digests.values());
    all.addAll(after.digests.values());
    assertThat(all).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  @Tag("R7")
  void leavesARecordThatWasCutOffToTheDecoderAlsoBehindOnesThatAreKnown(int threads) {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < 20_000; i++) {
      text.append("Lamp ").append(i).append(";A").append(i).append(";3;9.90\n");
    }
    byte[] bytes = text.append("Sofa;B").toString().getBytes(UTF_8);
    List<String> rows = new ArrayList<>();

    DecodeSummary summary =
        decode(
            bytes,
            FORCED.withThreads(threads),
            new Notes(bytes, key -> key.startsWith("A") && !key.endsWith("7")),
            rows);

    assertThat(summary.refusal()).isNotNull();
    assertThat(summary.refusal().message())
        .isEqualTo(
            "c.csv:20002: expected a complete last record; the file was cut off, fetch it again"
                + " [TRUNCATED]");
    assertThat(rows).hasSize(2_000);
  }
}
