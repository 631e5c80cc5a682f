package io.github.cdiscountds.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page about policies tells of every rule, with the place that it comes from. */
class PolicyPageTest {

  @Test
  void everyRuleStandsInThePage() throws IOException {
    List<String> page = Files.readAllLines(Path.of("..", "docs", "policies.md"));
    for (Policy policy :
        List.of(
            Policy.supplier(),
            Policy.cainiao(),
            Policy.cocooncenter(),
            Policy.uniqu3app(),
            Policy.sellersGuide())) {
      for (Rule rule : policy.rules()) {
        assertThat(page)
            .as(rule.toString())
            .anyMatch(
                line ->
                    line.startsWith("| `" + rule.id() + "` |")
                        && line.endsWith("| `" + policy.name() + "` |")
                        && line.contains(rule.wording().english())
                        && line.contains("| " + rule.source().substring(0, 3) + ", ")
                        && line.contains("*(in part assumed)*") == rule.isAssumed());
      }
    }
  }
}
