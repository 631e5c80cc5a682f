package io.github.cdiscountds.internal.sheet;

import io.github.cdiscountds.internal.table.Reading;
import io.github.cdiscountds.internal.table.ReadingEnded;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads one XML part of a package, without document types, entities, or anything from elsewhere.
 * Elements of another vocabulary than the root's, and what is in an extension list, are passed
 * over: Excel repeats names of its own there with other meanings. Not thread-safe.
 */
abstract class PartHandler extends DefaultHandler {
  /** The vocabulary of spreadsheets has some hundreds; a parser remembers each name for ever. */
  private static final int MOST_NAMES = 5_000;

  private final Reading reading;
  private final Set<String> names = new HashSet<>();
  private @Nullable StringBuilder text;
  private int depth;
  private String vocabulary = "";

  /** How deep the extension list is that is being passed over, or 0. */
  private int extension;

  PartHandler(Reading reading) {
    this.reading = reading;
  }

  /** Reads a part to its end. */
  final void read(PackageParts parts, String part) throws IOException {
    try (InputStream in = parts.open(part)) {
      XMLReader xml = secureReader();
      xml.setContentHandler(this);
      xml.setErrorHandler(this);
      xml.setEntityResolver(this);
      xml.parse(new InputSource(in));
    } catch (SAXException | IOException e) {
      throw PackageParts.damaged(reading, part);
    }
  }

  abstract void start(String name, Attributes attributes);

  abstract void end(String name);

  /** Begins to collect text; bounded by the limit for cells. */
  final void collect() {
    text = new StringBuilder();
  }

  /** Ends collecting; gives the text. */
  final String collected() {
    String all = text == null ? "" : text.toString();
    text = null;
    return all;
  }

  /** The line that findings are about, or null. */
  @Nullable Integer line() {
    return null;
  }

  @Override
  public final void startElement(String uri, String name, String qualified, Attributes attributes) {
    remember(qualified);
    for (int i = 0; i < attributes.getLength(); i++) {
      remember(attributes.getQName(i));
    }
    int deepest = reading.limits().nesting();
    if (++depth > deepest) {
      throw reading.overLimit(line(), null, deepest, "nested elements", "éléments imbriqués");
    }
    if (depth == 1) {
      vocabulary = uri;
    }
    if (extension == 0 && name.equals("extLst")) {
      extension = depth;
    }
    if (isOfPart(uri)) {
      start(name, attributes);
    }
  }

  @Override
  public final void endElement(String uri, String name, String qualified) {
    if (isOfPart(uri)) {
      end(name);
    }
    if (depth == extension) {
      extension = 0;
    }
    depth--;
  }

  private boolean isOfPart(String uri) {
    return extension == 0 && uri.equals(vocabulary);
  }

  @Override
  public final void characters(char[] characters, int from, int length) {
    if (text != null) {
      if (text.length() + (long) length > reading.limits().cellCharacters()) {
        throw reading.cellTooLong(line());
      }
      text.append(characters, from, length);
    }
  }

  @Override
  public final InputSource resolveEntity(@Nullable String publicId, @Nullable String systemId)
      throws SAXException {
    throw new SAXException("no entities");
  }

  /** Ends the document because a part doesn't say what a workbook's part says. */
  final ReadingEnded damaged(String part) {
    return PackageParts.damaged(reading, part);
  }

  private void remember(String name) {
    if (names.add(name) && names.size() > MOST_NAMES) {
      throw reading.overLimit(line(), null, MOST_NAMES, "names in a part", "noms par partie");
    }
  }

  private static XMLReader secureReader() throws SAXException {
    try {
      // The JDK's own parser, whatever else is on the class path.
      SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setXIncludeAware(false);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      return factory.newSAXParser().getXMLReader();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }
}
