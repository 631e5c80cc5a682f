package io.github.cdiscountds.it.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.catalogue.CatalogueSnapshot;
import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.Sku;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process at random moments of a refresh. {@code -Dcdiscountds.crash.kills=100} makes more
 * of it; {@code -Dseed=} repeats the moments, as far as a machine can.
 */
class CatalogueCrashTest {
  private static final int KILLS = Integer.getInteger("cdiscountds.crash.kills", 10);
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final Pattern TOLD = Pattern.compile("fetching ([0-9]+);");

  /** What the first refresh of a process takes, more or less. */
  private static final long FIRST_REFRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

  /** Refreshes that a process may end before the one in which it is killed. */
  private static final int MOST_REFRESHES = 4;

  @TempDir private Path folder;

  @Test
  @Tag("INV-5")
  void aKilledRefreshLeavesTheOldCatalogueOrTheNewOneWhole() throws Exception {
    Random random = new Random(SEED);
    RefreshingShop.prepare(folder);
    int known = 0;
    int old = 0;
    for (int kill = 1; kill <= KILLS; kill++) {
      int fetching = fetchingWhenKilled(known + 1, random);
      String moment = "seed " + SEED + ", kill " + kill + ", while fetching version " + fetching;

      CatalogueSnapshot left =
          RefreshingShop.client(Shop.openedWith(folder))
              .catalogue()
              .snapshot()
              .orElseThrow(() -> new AssertionError(moment + ": no catalogue is left"));
      assertThat(left.sha256()).as(moment).isIn(digest(fetching - 1), digest(fetching));
      known = left.sha256().equals(digest(fetching)) ? fetching : fetching - 1;
      old += fetching - known;

      List<CatalogueItem> items = new ArrayList<>();
      left.forEach(items::add);
      assertThat(items).as(moment).hasSize(RefreshingShop.ITEMS).hasSize(left.size());
      // An odd version holds the fragile product as the even one before it did.
      int fragile = known - known % 2;
      assertThat(left.find(Sku.of(RefreshingShop.FRAGILE)))
          .as(moment)
          .hasValueSatisfying(
              item -> assertThat(item.purchasePrice()).isEqualByComparingTo(10 + fragile + ".07"));
    }
    System.out.printf(
        "Seed %d: %d kills, %d left the old catalogue, %d the new one; %d refreshes%n",
        SEED, KILLS, old, KILLS - old, known);
  }

  /** Lets a process refresh for a while; answers which version it was about when it was killed. */
  private int fetchingWhenKilled(int first, Random random)
      throws IOException, InterruptedException {
    Process shop =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                RefreshingShop.class.getName(),
                folder.toString(),
                Integer.toString(first))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader told =
        new BufferedReader(
            new InputStreamReader(shop.getInputStream(), StandardCharsets.US_ASCII))) {
      int last = nextTold(told);
      assertThat(last).as("the first version that is told").isEqualTo(first);
      // The kill comes at any moment of a refresh or shortly after, whatever the machine's pace.
      int refreshes = random.nextInt(MOST_REFRESHES);
      long nanos = FIRST_REFRESH_NANOS;
      for (int refresh = 0; refresh < refreshes; refresh++) {
        long start = System.nanoTime();
        last = nextTold(told);
        nanos = System.nanoTime() - start;
      }
      boolean ended =
          shop.waitFor((long) (1.2 * nanos * random.nextDouble()), TimeUnit.NANOSECONDS);
      assertThat(ended).as("the shop ended by itself").isFalse();
      shop.toHandle().destroyForcibly();
      shop.waitFor();
      for (int version = last; version >= 0; version = nextTold(told)) {
        last = version;
      }
      return last;
    } finally {
      shop.destroyForcibly();
    }
  }

  /** The next version that the shop tells between its log lines, or -1 when it told its last. */
  private static int nextTold(BufferedReader told) throws IOException {
    for (String line = told.readLine(); line != null; line = told.readLine()) {
      Matcher version = TOLD.matcher(line);
      if (version.matches()) {
        return Integer.parseInt(version.group(1));
      }
    }
    return -1;
  }

  private static String digest(int version) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(RefreshingShop.content(version)));
  }
}
