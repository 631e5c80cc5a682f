package io.github.cdiscountds.internal.document;

import io.github.cdiscountds.codec.Encoder;
import io.github.cdiscountds.internal.mapping.OrderRows;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderLine;
import io.github.cdiscountds.preflight.CheckedOrders;
import io.github.cdiscountds.profile.ServiceProfile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.hpsf.DocumentSummaryInformation;
import org.apache.poi.hpsf.PropertySet;
import org.apache.poi.hpsf.PropertySetFactory;
import org.apache.poi.hpsf.SummaryInformation;
import org.apache.poi.hpsf.WritingNotSupportedException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.util.CodePageUtil;

/**
 * Writes order files: BIFF8, one sheet, every cell a text cell with the text format, blank ones
 * included, no formulas (R12, R19). Immutable and thread-safe; the same orders give the same bytes.
 */
public final class OrderFileEncoder implements Encoder<CheckedOrders> {
  /** The sheet's name, which the supplier checks. */
  public static final String SHEET = "Dropshipment";

  /** Who last saved the workbook, as it says itself; never the name of a system's user. */
  private static final String AUTHOR = "cdiscount-ds";

  /** Properties that say nothing, by name: about files without them POI warns in the shop's log. */
  private static final Map<String, byte[]> PROPERTIES = properties();

  private final ServiceProfile profile;

  /** Creates an encoder that writes what a profile says. */
  public OrderFileEncoder(ServiceProfile profile) {
    this.profile = profile;
  }

  /**
   * Encodes the orders of one file.
   *
   * @throws IllegalArgumentException when they have more lines than a sheet holds (R13)
   */
  @Override
  public byte[] encode(CheckedOrders orders) {
    if (orders.lineCount() > ServiceProfile.SHEET_LINES) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d order lines in one file: a sheet holds %d, split the orders (R13)",
              orders.lineCount(),
              ServiceProfile.SHEET_LINES));
    }
    List<String> header = OrderRows.header();
    TextWorkbook workbook = new TextWorkbook(AUTHOR, SHEET, 1 + orders.lineCount(), header.size());
    workbook.add(header);
    for (Order order : orders.orders()) {
      for (OrderLine line : order.lines()) {
        workbook.add(OrderRows.cells(order, line, profile));
      }
    }
    try (POIFSFileSystem container = new POIFSFileSystem();
        Whole out = new Whole()) {
      container.createDocument(workbook.stream(), "Workbook");
      for (Map.Entry<String, byte[]> set : PROPERTIES.entrySet()) {
        container.createDocument(new ByteArrayInputStream(set.getValue()), set.getKey());
      }
      container.writeFilesystem(out);
      return out.bytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is written anywhere but to memory
    }
  }

  private static Map<String, byte[]> properties() {
    Map<String, byte[]> properties = new LinkedHashMap<>();
    properties.put(
        SummaryInformation.DEFAULT_STREAM_NAME, bytes(PropertySetFactory.newSummaryInformation()));
    properties.put(
        DocumentSummaryInformation.DEFAULT_STREAM_NAME,
        bytes(PropertySetFactory.newDocumentSummaryInformation()));
    return properties;
  }

  private static byte[] bytes(PropertySet set) {
    set.getSections().forEach(section -> section.setCodepage(CodePageUtil.CP_WINDOWS_1252));
    try (InputStream in = set.toInputStream()) {
      return in.readAllBytes();
    } catch (IOException | WritingNotSupportedException e) {
      throw new IllegalStateException(e); // there is nothing in it that couldn't be written
    }
  }

  /** Bytes that come in one piece are not copied again. */
  private static final class Whole extends ByteArrayOutputStream {
    Whole() {
      super(0);
    }

    byte[] bytes() {
      return count == buf.length ? buf : toByteArray();
    }
  }
}
