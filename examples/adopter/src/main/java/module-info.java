/** A shop that sells lamps, as a Java module; one without a {@code module-info} works as well. */
module org.example.shop {
  requires io.github.cdiscountds.core;
  requires io.github.cdiscountds.sftp;

  exports org.example.shop;
}
