package io.github.cdiscountds.benchmarks;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.cdiscountds.model.CatalogueItem;
import java.io.Reader;
import java.lang.reflect.RecordComponent;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/** Catalogues read with other libraries, to the same records as ours, with no check of anything. */
final class CataloguePeers {
  private static final char SEPARATOR = ';';

  private CataloguePeers() {}

  static List<Candidate<CatalogueItem>> reading(Input input, Charset charset) {
    return List.of(
        Candidate.reference("FastCSV CsvRecord", of(input, charset, CataloguePeers::fastCsv)),
        Candidate.peer("univocity", of(input, charset, CataloguePeers::univocity)),
        Candidate.peer("commons-csv", of(input, charset, CataloguePeers::commonsCsv)),
        Candidate.peer("OpenCSV", of(input, charset, CataloguePeers::openCsv)),
        Candidate.peer("Jackson databind", of(input, charset, CataloguePeers::databind)));
  }

  @FunctionalInterface
  private interface Reading {
    void read(Path file, Charset charset, Consumer<? super CatalogueItem> items) throws Exception;
  }

  private static Task.Setup<CatalogueItem> of(Input input, Charset charset, Reading reading) {
    return (folder, rows) -> {
      Path file = input.in(folder, rows);
      return items -> reading.read(file, charset, items);
    };
  }

  private static void fastCsv(Path file, Charset charset, Consumer<? super CatalogueItem> items)
      throws Exception {
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder().fieldSeparator(SEPARATOR).ofCsvRecord(file, charset)) {
      boolean isHeader = true;
      for (CsvRecord row : reader) {
        if (!isHeader) {
          items.accept(ByHand.item(row));
        }
        isHeader = false;
      }
    }
  }

  private static void univocity(Path file, Charset charset, Consumer<? super CatalogueItem> items)
      throws Exception {
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setDelimiter(SEPARATOR);
    settings.getFormat().setLineSeparator("\r\n");
    settings.setNormalizeLineEndingsWithinQuotes(false);
    settings.setIgnoreLeadingWhitespaces(false);
    settings.setIgnoreTrailingWhitespaces(false);
    settings.setReadInputOnSeparateThread(false);
    settings.setNumberOfRowsToSkip(1);
    CsvParser parser = new CsvParser(settings);
    try (Reader reader = Files.newBufferedReader(file, charset)) {
      parser.beginParsing(reader);
      for (String[] row = parser.parseNext(); row != null; row = parser.parseNext()) {
        items.accept(ByHand.item(row));
      }
    }
  }

  private static void commonsCsv(Path file, Charset charset, Consumer<? super CatalogueItem> items)
      throws Exception {
    CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(SEPARATOR).get();
    try (Reader reader = Files.newBufferedReader(file, charset);
        CSVParser parser = format.parse(reader)) {
      for (CSVRecord row : parser) {
        if (row.getRecordNumber() > 1) {
          items.accept(ByHand.item(row.values()));
        }
      }
    }
  }

  private static void openCsv(Path file, Charset charset, Consumer<? super CatalogueItem> items)
      throws Exception {
    try (Reader source = Files.newBufferedReader(file, charset);
        CSVReader reader =
            new CSVReaderBuilder(source)
                .withCSVParser(new RFC4180ParserBuilder().withSeparator(SEPARATOR).build())
                .withSkipLines(1)
                .withKeepCarriageReturn(true)
                .build()) {
      for (String[] row = reader.readNext(); row != null; row = reader.readNext()) {
        int last = row.length - 1;
        if (row[last].endsWith("\r")) {
          row[last] = row[last].substring(0, row[last].length() - 1);
        }
        items.accept(ByHand.item(row));
      }
    }
  }

  private static void databind(Path file, Charset charset, Consumer<? super CatalogueItem> items)
      throws Exception {
    CsvSchema.Builder columns = CsvSchema.builder();
    for (RecordComponent column : FlatItem.class.getRecordComponents()) {
      columns.addColumn(column.getName());
    }
    ObjectReader mapper =
        CsvMapper.builder()
            .enable(CsvReadFeature.EMPTY_STRING_AS_NULL)
            .build()
            .readerFor(FlatItem.class)
            .with(columns.build().withColumnSeparator(SEPARATOR).withSkipFirstDataRow(true));
    try (Reader reader = Files.newBufferedReader(file, charset);
        MappingIterator<FlatItem> rows = mapper.readValues(reader)) {
      while (rows.hasNextValue()) {
        items.accept(rows.nextValue().item());
      }
    }
  }
}
