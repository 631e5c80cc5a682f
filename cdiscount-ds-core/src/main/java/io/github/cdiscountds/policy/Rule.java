package io.github.cdiscountds.policy;

import io.github.cdiscountds.finding.Wording;

/**
 * One rule of a policy, and where it comes from. Immutable.
 *
 * @param policy the policy's name
 * @param id the rule's name, unique in its policy
 * @param source the document, and the place in it
 * @param quote the document's own words, or what was assumed where the document is silent
 * @param wording what the rule says
 * @since 0.1.0
 */
public record Rule(String policy, String id, String source, String quote, Wording wording) {

  /**
   * Tells whether the document is silent and the rule is this library's assumption, at least in
   * part.
   *
   * @return true when the quote says so
   */
  public boolean isAssumed() {
    return quote.contains("(assumed");
  }

  @Override
  public String toString() {
    return policy + "/" + id;
  }
}
