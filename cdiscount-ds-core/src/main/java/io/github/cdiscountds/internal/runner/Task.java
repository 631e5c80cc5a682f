package io.github.cdiscountds.internal.runner;

import java.time.Duration;

/** A piece of work that is done when it is due. Used by one thread at a time. */
@FunctionalInterface
public interface Task {

  /**
   * Does what is due, which may be nothing. Survives its own exceptions.
   *
   * @return how long until there may be something again; zero when there is more at once
   */
  Duration run();
}
