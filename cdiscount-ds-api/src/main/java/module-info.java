/**
 * The things and the joints of the library: typed documents, codecs, transport, ledger, profile.
 *
 * <p>Depends on annotations only; the engine is in {@code io.github.cdiscountds.core}, the SFTP
 * transport in {@code io.github.cdiscountds.sftp}.
 */
module io.github.cdiscountds.api {
  requires static transitive org.jspecify;
  requires transitive jakarta.validation;

  exports io.github.cdiscountds;
  exports io.github.cdiscountds.codec;
  exports io.github.cdiscountds.finding;
  exports io.github.cdiscountds.ledger;
  exports io.github.cdiscountds.model;
  exports io.github.cdiscountds.order;
  exports io.github.cdiscountds.profile;
  exports io.github.cdiscountds.transport;
  exports io.github.cdiscountds.validation;

  // Constraints are read from the records' components by reflection.
  opens io.github.cdiscountds.model to
      org.hibernate.validator;
}
