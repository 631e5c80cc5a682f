package io.github.cdiscountds.policy;

/** What it means when the time of a rule ends. */
enum Nature {
  /** Somebody must have done it. */
  DUTY,
  /** Somebody may do it until then; what then holds, the rule says. */
  WINDOW,
  /** It must not happen at all. */
  BAN
}
