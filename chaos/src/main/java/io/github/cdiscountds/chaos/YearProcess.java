package io.github.cdiscountds.chaos;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The one process of a year's run. */
public final class YearProcess {
  private static final int SHOWN = 10;

  private YearProcess() {}

  /**
   * Lives through a year and balances the books.
   *
   * @param args orders, days, products, a {@link Sabotage}, the seed, and a folder to work in
   * @throws Exception when it can't
   */
  public static void main(String[] args) throws Exception {
    Year.Size size =
        new Year.Size(
            Integer.parseInt(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    Path folder = Path.of(args[5]);
    Year year =
        new Year(
            size,
            Sabotage.named(args[3]),
            Long.parseLong(args[4]),
            Files.createDirectories(folder.resolve("work")),
            System.out);
    Year.Outcome outcome = year.live();
    YearVerdict verdict = outcome.verdict();
    show("unaccounted", verdict.unaccounted(), folder);
    show("difference", verdict.differences(), folder);
    show("finding", verdict.findings(), folder);
    show("missing", outcome.missing(), folder);
    System.out.println(
        String.format(
            Locale.ROOT,
            "%s%s heap=%d",
            YearRun.RESULT,
            verdict.figures(),
            outcome.heapMebibytes()));
    System.exit(outcome.isSound() ? 0 : 1);
  }

  private static void show(String what, List<String> lines, Path folder) throws Exception {
    Files.write(folder.resolve(what), lines);
    lines.stream().limit(SHOWN).forEach(line -> System.out.println(what + ": " + line));
    if (lines.size() > SHOWN) {
      System.out.println("and " + (lines.size() - SHOWN) + " more: see " + folder.resolve(what));
    }
  }
}
