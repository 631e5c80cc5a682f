package io.github.cdiscountds.examples;

import io.github.cdiscountds.transport.TransferListener;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows large transfers as a progress bar. Used by one thread. */
final class TransferBar implements TransferListener, AutoCloseable {
  private static final long LARGE = 100_000;

  private @Nullable ProgressBar bar;
  private @Nullable String path;

  @Override
  public void progressed(String remotePath, long transferred, long total) {
    if (total < LARGE) {
      return;
    }
    if (bar == null || !remotePath.equals(path)) {
      close();
      path = remotePath;
      bar =
          new ProgressBarBuilder()
              .setTaskName(remotePath)
              .setInitialMax(total)
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
