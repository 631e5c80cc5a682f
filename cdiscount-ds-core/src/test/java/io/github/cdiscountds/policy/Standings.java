package io.github.cdiscountds.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Looks single rules up in a policy's answers. */
final class Standings {
  private Standings() {}

  static Deadline find(Policy policy, String rule, OrderCase order, String local) {
    return all(policy, rule, order, local).get(0);
  }

  static Deadline assertRule(
      Policy policy, String rule, OrderCase order, String local, Standing expected) {
    List<Deadline> found = all(policy, rule, order, local);
    assertThat(found).as("%s at %s", rule, local).hasSize(1);
    assertThat(found.get(0).standing()).as("%s at %s", rule, local).isEqualTo(expected);
    assertThat(found.get(0).isOpen())
        .isEqualTo(expected == Standing.DUE || expected == Standing.OVERDUE);
    return found.get(0);
  }

  static void absent(Policy policy, String rule, OrderCase order, String local) {
    assertThat(policy.rules()).extracting(Rule::id).contains(rule);
    assertThat(all(policy, rule, order, local)).as("%s at %s", rule, local).isEmpty();
  }

  private static List<Deadline> all(Policy policy, String rule, OrderCase order, String local) {
    return policy.deadlines(order, Orders.paris(local)).stream()
        .filter(deadline -> deadline.rule().id().equals(rule))
        .toList();
  }
}
