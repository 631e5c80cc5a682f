package io.github.cdiscountds.it.ledger;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source whose connections can be looked at, and made to fail. */
final class WatchedDataSource {

  /** Stands between a caller and a connection. */
  @FunctionalInterface
  interface Watch {
    @Nullable Object around(Connection connection, String method, Callable<@Nullable Object> call)
        throws Exception;
  }

  private WatchedDataSource() {}

  static DataSource of(DataSource dataSource, Watch watch) {
    return proxy(
        DataSource.class,
        (self, method, arguments) -> {
          Object answer = invoke(dataSource, method, arguments);
          return answer instanceof Connection connection ? watched(connection, watch) : answer;
        });
  }

  /** Gives the same connection again and again, as a pool of one does, without closing it. */
  static DataSource poolOfOne(Connection connection) {
    return proxy(
        DataSource.class,
        (self, method, arguments) ->
            watched(
                connection,
                (real, name, call) ->
                    name.equals("close") || name.equals("abort") ? null : call.call()));
  }

  /** Says that it is another database than it is. */
  static DataSource named(DataSource dataSource, String product) {
    return of(
        dataSource,
        (connection, name, call) -> {
          Object answer = call.call();
          return answer instanceof DatabaseMetaData database
              ? proxy(
                  DatabaseMetaData.class,
                  (self, method, arguments) ->
                      method.getName().equals("getDatabaseProductName")
                          ? product
                          : invoke(database, method, arguments))
              : answer;
        });
  }

  /** A statement that does what it is told, and then says that it failed. */
  static Statement failingAfter(Statement statement, String sql, int code) {
    return proxy(
        Statement.class,
        (self, method, arguments) -> {
          Object answer = invoke(statement, method, arguments);
          if (arguments != null && arguments.length > 0 && sql.equals(arguments[0])) {
            throw new SQLException("the disk failed", null, code);
          }
          return answer;
        });
  }

  /** A statement that runs another text than the one it is given. */
  static Statement saying(Statement statement, String sql, String instead) {
    return proxy(
        Statement.class,
        (self, method, arguments) ->
            arguments != null && arguments.length > 0 && sql.equals(arguments[0])
                ? invoke(statement, method, new Object[] {instead})
                : invoke(statement, method, arguments));
  }

  static DataSource failing(SQLException failure) {
    return proxy(
        DataSource.class,
        (self, method, arguments) -> {
          throw failure;
        });
  }

  private static Connection watched(Connection connection, Watch watch) {
    return proxy(
        Connection.class,
        (self, method, arguments) ->
            watch.around(
                connection, method.getName(), () -> invoke(connection, method, arguments)));
  }

  private static @Nullable Object invoke(Object target, Method method, Object[] arguments)
      throws Exception {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            WatchedDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
