package io.github.cdiscountds.ledger.jdbc;

import io.github.cdiscountds.DropshipException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a driver throws into what the library throws. A driver's own words are never passed
 * on: they quote rows, and so names and addresses, and URLs with passwords.
 */
final class Failures {
  private static final int MAX_CAUSES = 8;

  /** What DriverManager says when nobody knows the URL. */
  private static final String NO_DRIVER = "08001";

  private Failures() {}

  static DropshipException of(Dialect dialect, String what, SQLException failure) {
    return new DropshipException(
        "ledger on "
            + dialect.displayName()
            + ": "
            + what
            + ": "
            + dialect.explain(failure)
            + codes(failure),
        withheld(failure));
  }

  static DropshipException noConnection(SQLException failure) {
    return new DropshipException(
        "ledger: the data source gave no connection: check that the database runs, and the data"
            + " source's address, login and driver"
            + codes(failure),
        withheld(failure));
  }

  static DropshipException noFile(String place, SQLException failure) {
    String why;
    if (NO_DRIVER.equals(failure.getSQLState())) {
      why = "no driver for it: put org.xerial:sqlite-jdbc on the path";
    } else if (failure.getErrorCode() == 0 && failure.getCause() != null) {
      why =
          "the driver can't load its native library: check that java.io.tmpdir, or"
              + " org.sqlite.tmpdir, can be written and executed from, and the platform";
    } else if (failure.getErrorCode() == 0) {
      why = SqliteDialect.UNOPENED; // the driver itself looked at the folder
    } else {
      why = SqliteDialect.explainFile(failure);
    }
    return new DropshipException(
        "ledger on SQLite" + place + ": " + why + codes(failure), withheld(failure));
  }

  static String codes(SQLException failure) {
    String state = failure.getSQLState();
    StringBuilder codes = new StringBuilder(" [");
    if (state != null) {
      codes.append("SQLState ").append(state).append(", ");
    }
    return codes.append("error ").append(failure.getErrorCode()).append(']').toString();
  }

  /** The same stack and codes, and the names of the causes, without any text of the driver. */
  private static SQLException withheld(SQLException failure) {
    StringBuilder names = new StringBuilder(failure.getClass().getName());
    Throwable cause = failure.getCause();
    for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
      names.append(" caused by ").append(cause.getClass().getName());
      cause = cause.getCause();
    }
    @Nullable String state = failure.getSQLState();
    SQLException copy = new SQLException(names + " (text withheld)", state, failure.getErrorCode());
    copy.setStackTrace(failure.getStackTrace());
    return copy;
  }
}
