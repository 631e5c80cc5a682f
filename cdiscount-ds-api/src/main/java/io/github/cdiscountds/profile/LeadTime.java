package io.github.cdiscountds.profile;

/**
 * How long a delivery takes.
 *
 * <p>Construction throws {@link IllegalArgumentException} when they are negative or swapped.
 *
 * @param minWorkingDays the shortest documented time, in working days (assumed: the document says
 *     days)
 * @param maxWorkingDays the longest
 * @since 0.1.0
 */
public record LeadTime(int minWorkingDays, int maxWorkingDays) {

  public LeadTime {
    if (minWorkingDays < 0 || maxWorkingDays < minWorkingDays) {
      throw new IllegalArgumentException(
          "lead time " + minWorkingDays + " to " + maxWorkingDays + " working days");
    }
  }
}
