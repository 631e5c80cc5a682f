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
  requires org.apache.sshd.osgi;
  requires org.apache.sshd.sftp;
  requires org.assertj.core;
  requires transitive org.junit.jupiter.api;
  // Not for ourselves: MINA SSHD has no module-info to ask for it.
  requires org.slf4j;

  exports io.github.cdiscountds.testkit;
  exports io.github.cdiscountds.testkit.junit;

  // JUnit runs the package-private tests of the suites.
  opens io.github.cdiscountds.testkit.junit;
}
