package io.github.cdiscountds.address;

import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.model.PostalAddress;
import java.util.List;

/**
 * What {@link AddressFitter} made of an address.
 *
 * <p>Immutable. {@code toString} shows no personal data.
 *
 * @param address the address in its columns; whole in any case, so that a text that doesn't fit is
 *     too long there, and found again before the order is sent
 * @param steps what was done to make it fit, in the order of the columns; none when it fitted as it
 *     was
 * @param findings what is missing: errors; and what doesn't fit nevertheless: errors in France,
 *     warnings abroad (R15)
 * @since 0.1.0
 */
public record FittedAddress(
    PostalAddress address, List<FittingStep> steps, List<Finding> findings) {

  public FittedAddress {
    steps = List.copyOf(steps);
    findings = List.copyOf(findings);
  }

  /**
   * Tells whether all texts of columns H to M are as short as they must be, and street, post code
   * and city are there. Lengths abroad count here as well, but for that of the post code.
   *
   * @return true when there is no finding
   */
  public boolean isFitting() {
    return findings.isEmpty();
  }

  @Override
  public String toString() {
    return "FittedAddress[" + address + ", " + steps + ", " + findings + "]";
  }
}
