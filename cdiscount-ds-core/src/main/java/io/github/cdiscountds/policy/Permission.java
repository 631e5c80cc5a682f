package io.github.cdiscountds.policy;

import io.github.cdiscountds.finding.Wording;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A policy's answer to a wanted change. Immutable; holds no personal data.
 *
 * @param change what was asked for
 * @param verdict whether it may be made
 * @param takes what it takes, in the order in which to do it; empty when nothing
 * @param supplement what the customer pays more, in euros; zero when nothing
 * @param until the moment after which this answer surely holds no longer, or null when time alone
 *     doesn't change it
 * @param reason why
 * @param letter the text to send, with a place in square brackets for what the shop has to add, or
 *     null when there is none
 * @param rule the rule that decided, or null when the policy has none
 * @since 0.1.0
 */
public record Permission(
    Change change,
    Verdict verdict,
    List<Requirement> takes,
    BigDecimal supplement,
    @Nullable Instant until,
    Wording reason,
    @Nullable Wording letter,
    @Nullable Rule rule) {

  public Permission {
    takes = List.copyOf(takes);
  }

  /**
   * Tells whether the change may be made without asking anybody.
   *
   * @return true for {@link Verdict#PERMITTED}
   */
  public boolean isPermitted() {
    return verdict == Verdict.PERMITTED;
  }

  /**
   * Gives the deciding rule.
   *
   * @return the rule, or empty when the policy has none about the change
   */
  public Optional<Rule> decidedBy() {
    return Optional.ofNullable(rule);
  }
}
