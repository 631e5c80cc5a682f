package io.github.cdiscountds.examples;

import io.github.cdiscountds.transport.TransferListener;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows large transfers as a progress bar. Used by one thread. */
final class TransferBar implements TransferListener, AutoCloseable {
  private static final long LARGE = 100_000;

  private @Nullable ProgressBar bar;
  private @Nullable String path;
  private long size;

  @Override
  public void progressed(String remotePath, long transferred, long total) {
    if (total < LARGE) {
      return;
    }
    if (bar == null || !remotePath.equals(path) || total != size) {
      close();
      path = remotePath;
      size = total;
      bar =
          new ProgressBarBuilder()
              .setTaskName(remotePath)
              .setInitialMax(total)
              // What an earlier transfer brought says nothing about the speed of this one.
              .startsFrom(transferred, Duration.ZERO)
              .setUnit(" KB", 1_000)
              .setStyle(ProgressBarStyle.ASCII)
              .build();
    }
    bar.stepTo(transferred);
    if (transferred >= total) {
      close();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
      path = null;
    }
  }
}
