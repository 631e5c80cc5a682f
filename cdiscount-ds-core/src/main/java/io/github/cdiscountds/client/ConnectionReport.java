package io.github.cdiscountds.client;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether a client can work, as {@link DropshipClient#check()} found it.
 *
 * @param checks what was checked, the catalogue's server first, and last what is on this side
 * @since 0.1.0
 */
public record ConnectionReport(List<ConnectionCheck> checks) {

  public ConnectionReport {
    checks = List.copyOf(checks);
  }

  /**
   * Tells whether the client can work.
   *
   * @return false when a check failed; warnings don't count
   */
  public boolean isHealthy() {
    return with(ConnectionCheck.Result.FAILED).isEmpty();
  }

  /**
   * Gives the checks that went one way.
   *
   * @param result how they went
   * @return those checks, in their order
   */
  public List<ConnectionCheck> with(ConnectionCheck.Result result) {
    return checks.stream().filter(check -> check.result() == result).toList();
  }

  /**
   * Puts each check in a line, for a log or a page.
   *
   * @return the lines
   */
  @Override
  public String toString() {
    return checks.stream().map(ConnectionCheck::toString).collect(Collectors.joining("\n"));
  }
}
