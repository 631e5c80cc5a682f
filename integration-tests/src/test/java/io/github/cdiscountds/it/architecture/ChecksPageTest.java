package io.github.cdiscountds.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaFieldAccess;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.preflight.PreflightCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page about the checks names every check, every code of theirs and every refusal cause. */
class ChecksPageTest {
  private static final String PAGE = page();
  private static final List<String> ROWS =
      PAGE.lines().filter(line -> line.startsWith("|")).toList();

  private static String page() {
    try {
      return Files.readString(Path.of("..", "docs", "checks.md"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @EnumSource(PreflightCheck.class)
  void tellsCodeAndLevelOfEachCheck(PreflightCheck check) {
    assertThat(ROWS)
        .filteredOn(row -> row.startsWith("| `" + check + "` | `" + check.code() + "` |"))
        .singleElement()
        .asString()
        .contains("| " + check.standardLevel().name().toLowerCase(Locale.ROOT) + " |");
  }

  @ParameterizedTest
  @EnumSource(RefusalCause.class)
  void saysWhatForeseesEachCause(RefusalCause cause) {
    int begin = PAGE.indexOf("## The refusal causes");
    String section = PAGE.substring(begin, PAGE.indexOf("\n## ", begin + 1));

    assertThat(section.lines())
        .filteredOn(line -> line.startsWith("| `" + cause + "` | "))
        .hasSize(1);
  }

  @Test
  void saysWhatForeseesEachCheckOfTheFile() {
    for (int number = 1; number <= 8; number++) {
      String start = "| " + number + " | ";
      assertThat(ROWS).filteredOn(row -> row.startsWith(start)).hasSize(1);
    }
  }

  @Test
  void namesEveryCodeThatAnOrderMayGet() {
    Set<String> codes = new TreeSet<>();
    Libraries.CLASSES.stream()
        .filter(
            type ->
                type.getPackageName().equals("io.github.cdiscountds.preflight")
                    || type.getPackageName().equals("io.github.cdiscountds.internal.validate"))
        .flatMap(type -> type.getFieldAccessesFromSelf().stream())
        .map(JavaFieldAccess::getTarget)
        .filter(target -> target.getOwner().isEquivalentTo(FindingCode.class))
        .forEach(target -> codes.add(target.getName()));

    assertThat(codes).contains("TOO_LONG", "STOCK_SHORT", "DUPLICATE_KEY");
    assertThat(codes).allSatisfy(code -> assertThat(PAGE).contains("`" + code + "`"));
  }
}
