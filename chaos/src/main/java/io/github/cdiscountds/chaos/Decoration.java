package io.github.cdiscountds.chaos;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Puts something around every method of an interface. */
final class Decoration {

  /** What goes around a call. */
  interface Around {
    @Nullable Object call(String method, @Nullable Object[] arguments, Call call) throws Throwable;
  }

  /** The call itself. */
  interface Call {
    @Nullable Object go() throws Throwable;
  }

  private static final @Nullable Object[] NONE = {};

  private Decoration() {}

  static <T> T of(Class<T> type, T sound, Around around) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                around.call(
                    method.getName(),
                    arguments == null ? NONE : arguments,
                    () -> {
                      try {
                        return method.invoke(sound, arguments);
                      } catch (InvocationTargetException e) {
                        throw e.getCause();
                      }
                    })));
  }
}
