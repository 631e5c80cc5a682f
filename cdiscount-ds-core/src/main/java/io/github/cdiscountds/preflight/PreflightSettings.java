package io.github.cdiscountds.preflight;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How strict {@link Preflight} is.
 *
 * <p>Immutable and thread-safe. Every {@code with} step gives a changed copy.
 *
 * @since 0.1.0
 */
public final class PreflightSettings {
  /**
   * Every check at its {@linkplain PreflightCheck#standardLevel standard level}, no credit limit.
   */
  public static final PreflightSettings DEFAULT =
      new PreflightSettings(Map.of(), LengthPolicy.DOCUMENTED, null);

  private final Map<PreflightCheck, CheckLevel> levels;
  private final LengthPolicy lengths;
  private final @Nullable BigDecimal creditLimit;

  private PreflightSettings(
      Map<PreflightCheck, CheckLevel> changed,
      LengthPolicy lengths,
      @Nullable BigDecimal creditLimit) {
    this.levels = Map.copyOf(changed);
    this.lengths = lengths;
    this.creditLimit = creditLimit;
  }

  /**
   * Tells how much it matters what a check finds.
   *
   * @param check the check
   * @return its level
   */
  public CheckLevel level(PreflightCheck check) {
    return levels.getOrDefault(check, check.standardLevel());
  }

  /**
   * Tells how over-long texts are judged (R15).
   *
   * @return the policy
   */
  public LengthPolicy lengths() {
    return lengths;
  }

  /**
   * Tells how much the account may owe.
   *
   * @return the limit in euros excluding VAT, or empty when credit isn't checked
   */
  public Optional<BigDecimal> creditLimit() {
    return Optional.ofNullable(creditLimit);
  }

  /**
   * Changes the level of a check.
   *
   * @param check the check
   * @param level its new level
   * @return a changed copy
   */
  public PreflightSettings withLevel(PreflightCheck check, CheckLevel level) {
    Map<PreflightCheck, CheckLevel> changed = new EnumMap<>(PreflightCheck.class);
    changed.putAll(levels);
    changed.put(check, level);
    return new PreflightSettings(changed, lengths, creditLimit);
  }

  /**
   * Changes how over-long texts are judged.
   *
   * @param policy the policy
   * @return a changed copy
   */
  public PreflightSettings withLengths(LengthPolicy policy) {
    return new PreflightSettings(levels, Objects.requireNonNull(policy, "policy"), creditLimit);
  }

  /**
   * Sets how much the account may owe: orders that were entered and neither refused nor invoiced,
   * with their shipping costs. What the supplier really grants is in the contract.
   *
   * <p>It is an estimate and no guard. What is owed is added up before the orders are entered, not
   * together with it: calls at the same time, of several threads or nodes, don't see each other's
   * orders, and may exceed the limit together. And all orders that were ever entered are read for
   * that, with what is known of them, by each call with an order that nothing else keeps back.
   *
   * @param limit the limit in euros excluding VAT
   * @return a changed copy
   * @throws IllegalArgumentException when it is negative
   */
  public PreflightSettings withCreditLimit(BigDecimal limit) {
    if (limit.signum() < 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "credit limit %s: expected 0 or more, in euros", limit));
    }
    return new PreflightSettings(levels, lengths, limit);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PreflightSettings settings
        && levels.equals(settings.levels)
        && lengths == settings.lengths
        && Objects.equals(creditLimit, settings.creditLimit);
  }

  @Override
  public int hashCode() {
    return Objects.hash(levels, lengths, creditLimit);
  }

  @Override
  public String toString() {
    return "PreflightSettings[" + lengths + ", " + levels + ", credit " + creditLimit + "]";
  }
}
