/**
 * A fake supplier and its servers, for tests of what is built on the library: in memory or over
 * SFTP on the loopback interface.
 */
module io.github.cdiscountds.testkit {
  requires static transitive org.jspecify;
  requires transitive io.github.cdiscountds.api;
  requires transitive io.github.cdiscountds.core;
  requires com.google.common.jimfs;
  requires jdk.httpserver;
  requires org.apache.poi.ooxml;
  requires org.apache.poi.poi;
  requires org.apache.sshd.osgi;
  requires org.apache.sshd.sftp;
  requires transitive org.assertj.core;
  requires transitive org.junit.jupiter.api;
  requires org.junit.platform.commons;
  // Not for ourselves: Jimfs and MINA SSHD have no module-info to ask for them.
  requires com.google.common;
  requires org.slf4j;

  exports io.github.cdiscountds.testkit.assertj;
  exports io.github.cdiscountds.testkit.junit;
  exports io.github.cdiscountds.testkit.standalone;
  exports io.github.cdiscountds.testkit.story;
  exports io.github.cdiscountds.testkit;

  // JUnit runs the package-private tests of the suites, and makes the extension.
  opens io.github.cdiscountds.testkit.junit;
}
