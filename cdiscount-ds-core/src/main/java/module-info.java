/**
 * The engine: reading and writing the documents, checking orders, sending them once, reconciling
 * what comes back, and the client in front of it all.
 *
 * <p>POI, Jackson and Hibernate Validator stay in packages that are not exported.
 */
module io.github.cdiscountds.core {
  requires static org.jspecify;
  // Only for those who have it and ask for meters; see package metrics. Not transitive: modules
  // that
  // require this one could not be compiled without it.
  requires static micrometer.core;
  requires transitive io.github.cdiscountds.api;
  requires transitive java.sql;
  requires de.focus_shift.jollyday.core;
  requires java.xml;
  requires org.apache.commons.compress;
  requires org.apache.poi.poi;
  requires org.hibernate.validator;
  requires org.slf4j;
  requires tools.jackson.core;
  requires tools.jackson.dataformat.csv;

  exports io.github.cdiscountds.address;
  exports io.github.cdiscountds.catalogue;
  exports io.github.cdiscountds.client;
  exports io.github.cdiscountds.codec.standard;
  exports io.github.cdiscountds.invoice;
  exports io.github.cdiscountds.ledger.jdbc;
  exports io.github.cdiscountds.ledger.memory;
  exports io.github.cdiscountds.metrics;
  exports io.github.cdiscountds.policy;
  exports io.github.cdiscountds.preflight;
  exports io.github.cdiscountds.resilience;
  exports io.github.cdiscountds.transfer;
  exports io.github.cdiscountds.view;
  // Hibernate Validator makes the constraint validators itself.
  exports io.github.cdiscountds.internal.validate to
      org.hibernate.validator;

  provides jakarta.validation.ConstraintValidator with
      io.github.cdiscountds.internal.validate.FrenchPhonesValidator,
      io.github.cdiscountds.internal.validate.FrenchPostCodeValidator,
      io.github.cdiscountds.internal.validate.LengthLimitsValidator,
      io.github.cdiscountds.internal.validate.MaxCodePointsValidator,
      io.github.cdiscountds.internal.validate.NamedBusinessValidator,
      io.github.cdiscountds.internal.validate.OrderCellValidator,
      io.github.cdiscountds.internal.validate.OrderFileKeyValidator,
      io.github.cdiscountds.internal.validate.PhoneNumberValidator,
      io.github.cdiscountds.internal.validate.PlainTextValidator,
      io.github.cdiscountds.internal.validate.ReachableByPhoneValidator;
}
