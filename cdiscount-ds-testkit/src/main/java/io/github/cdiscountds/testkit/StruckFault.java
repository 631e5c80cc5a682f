package io.github.cdiscountds.testkit;

import io.github.cdiscountds.testkit.FaultyTransport.Operation;

/**
 * A planned fault that came to pass.
 *
 * @param operation what was asked
 * @param path the path of the folder or file, for a rename the present one, as the transport or the
 *     client named it; the server's name for {@link Operation#OPEN}
 * @param fault what happened
 * @since 0.1.0
 */
public record StruckFault(Operation operation, String path, Fault fault) {

  @Override
  public String toString() {
    return operation + " " + path + ": " + fault;
  }
}
