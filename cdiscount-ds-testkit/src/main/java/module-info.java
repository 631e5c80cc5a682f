/**
 * A fake supplier and its servers, for tests of what is built on the library: in memory or over
 * SFTP on the loopback interface.
 */
module io.github.cdiscountds.testkit {
  requires static transitive org.jspecify;
  requires transitive io.github.cdiscountds.api;
  requires com.google.common.jimfs;
  requires org.apache.poi.ooxml;
  requires org.apache.poi.poi;
  requires org.slf4j;

  exports io.github.cdiscountds.testkit;
}
