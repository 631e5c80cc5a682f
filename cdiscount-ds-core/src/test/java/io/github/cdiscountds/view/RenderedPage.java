package io.github.cdiscountds.view;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A page as a tree: it is XML too, so any element left open or any text taken for one shows. */
final class RenderedPage {
  private final Document document;

  private RenderedPage(Document document) {
    this.document = document;
  }

  static RenderedPage of(String html) {
    try {
      DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      return new RenderedPage(builder.parse(new InputSource(new StringReader(html))));
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new AssertionError(e.getMessage() + " in " + html, e);
    }
  }

  /** The texts of what an XPath finds, white space joined. */
  List<String> texts(String path) {
    try {
      NodeList found =
          (NodeList)
              XPathFactory.newInstance()
                  .newXPath()
                  .evaluate(path, document, XPathConstants.NODESET);
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < found.getLength(); i++) {
        texts.add(found.item(i).getTextContent().replaceAll("\\s+", " ").strip());
      }
      return texts;
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException(path, e);
    }
  }

  /** The rows of the tables with a caption, cells joined by bars. */
  List<String> rows(String caption) {
    List<String> rows = new ArrayList<>();
    int tables = texts("//table[caption=\"" + caption + "\"]").size();
    for (int table = 1; table <= tables; table++) {
      String path = "(//table[caption=\"" + caption + "\"])[" + table + "]/tbody/tr";
      for (int row = 1; row <= texts(path).size(); row++) {
        rows.add(String.join(" | ", texts(path + "[" + row + "]/*")));
      }
    }
    return rows;
  }
}
