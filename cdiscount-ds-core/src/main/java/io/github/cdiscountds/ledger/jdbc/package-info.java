/**
 * The ledger for real orders: {@link io.github.cdiscountds.ledger.jdbc.JdbcLedger} keeps everything
 * in SQLite, for one machine, or in PostgreSQL, where several nodes share it.
 *
 * <p>Plain {@code java.sql} over the application's own data source; the driver is the
 * application's.
 */
@NullMarked
package io.github.cdiscountds.ledger.jdbc;

import org.jspecify.annotations.NullMarked;
