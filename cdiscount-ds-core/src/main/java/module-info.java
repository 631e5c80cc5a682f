/** The engine: documents, ledgers, reconciliation and the client. */
module io.github.cdiscountds.core {
  requires static org.jspecify;
  requires transitive io.github.cdiscountds.api;
  requires java.xml;
  requires org.apache.commons.compress;
  requires org.apache.poi.poi;
  requires tools.jackson.core;
  requires tools.jackson.dataformat.csv;
}
