package io.github.cdiscountds.profile;

/**
 * How long a delivery takes.
 *
 * @param minWorkingDays the shortest documented time, in working days (assumed: the document says
 *     days)
 * @param maxWorkingDays the longest
 * @since 0.1.0
 */
public record LeadTime(int minWorkingDays, int maxWorkingDays) {

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException when they are negative or swapped
   */
  public LeadTime {
    if (minWorkingDays < 0 || maxWorkingDays < minWorkingDays) {
      throw new IllegalArgumentException(
          "lead time " + minWorkingDays + " to " + maxWorkingDays + " working days");
    }
  }
}
