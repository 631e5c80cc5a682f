package io.github.cdiscountds.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.transport.TransferListener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By a clock of its own: no test waits. */
class LifelineTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private long now = Long.MAX_VALUE - 1; // the monotonic time may overflow
  private final AtomicInteger broken = new AtomicInteger();
  private final Lifeline lifeline = new Lifeline(broken::incrementAndGet, () -> now);

  private void later(Duration time) {
    now += time.toNanos();
    lifeline.check();
  }

  private boolean isCut() {
    return lifeline.cut() != null;
  }

  @Test
  void cutsWhatMakesNoProgressForLongerThanTheLimit() {
    lifeline.begin(LIMIT);
    later(LIMIT);
    assertThat(isCut()).isFalse();
    later(Duration.ofNanos(1));
    assertThat(lifeline.cut()).isEqualTo(Lifeline.Cut.STALLED);
    later(LIMIT);
    assertThat(broken).as("times broken").hasValue(1);
  }

  @Test
  void everyProgressGrantsTheWholeLimitAgain() {
    lifeline.begin(LIMIT);
    for (int i = 0; i < 10; i++) {
      later(LIMIT);
      lifeline.progress();
    }
    assertThat(isCut()).isFalse();
    later(LIMIT.plusNanos(1));
    assertThat(lifeline.cut()).isEqualTo(Lifeline.Cut.STALLED);
  }

  @Test
  void whatProgressesIsCutAllTheSameAtTheEndOfItsOperation() {
    lifeline.begin(LIMIT, now + LIMIT.multipliedBy(3).toNanos());
    for (int i = 0; i < 3; i++) {
      later(LIMIT);
      lifeline.progress();
    }
    assertThat(isCut()).isFalse();
    lifeline.pause();
    later(Duration.ofNanos(1));
    assertThat(lifeline.cut()).isEqualTo(Lifeline.Cut.TIMED_OUT);
    assertThat(broken).hasValue(1);
  }

  @Test
  void theEndOfOneOperationIsNotThatOfWhatFollowsWithoutAnEnd() {
    lifeline.begin(LIMIT, now + LIMIT.toNanos());
    lifeline.finish();
    lifeline.begin(LIMIT.multipliedBy(3));
    later(LIMIT.multipliedBy(2));
    assertThat(isCut()).isFalse();
  }

  @Test
  void moreTimeIsGrantedOnce() {
    lifeline.begin(LIMIT);
    lifeline.extend(LIMIT);
    later(LIMIT.multipliedBy(2));
    assertThat(isCut()).isFalse();
    later(Duration.ofNanos(1));
    assertThat(isCut()).isTrue();
  }

  @Test
  void cutsNothingBetweenTwoOperations() {
    lifeline.begin(LIMIT);
    lifeline.finish();
    later(LIMIT.multipliedBy(10));
    assertThat(isCut()).isFalse();
    lifeline.begin(LIMIT);
    later(LIMIT);
    assertThat(isCut()).isFalse();
  }

  @Test
  void anInterruptedWorkerIsCutAtOnceEvenWhileItsOwnStreamWorks() {
    lifeline.begin(LIMIT);
    lifeline.pause();
    Thread.currentThread().interrupt();
    try {
      lifeline.check();
    } finally {
      assertThat(Thread.interrupted()).as("still interrupted").isTrue();
    }
    assertThat(lifeline.cut()).isEqualTo(Lifeline.Cut.INTERRUPTED);
    assertThat(broken).hasValue(1);
  }

  private static void interruptFromOutsideAndSwallow() throws InterruptedException {
    Thread worker = Thread.currentThread();
    Thread other = new Thread(worker::interrupt);
    other.start();
    while (!Thread.interrupted()) {
      Thread.onSpinWait();
    }
    other.join();
  }

  @Test
  void anInterruptIsHeardThoughTheLibraryBelowSwallowsIt() throws InterruptedException {
    lifeline.begin(LIMIT);
    interruptFromOutsideAndSwallow();
    assertThat(lifeline.cut()).isEqualTo(Lifeline.Cut.INTERRUPTED);
    lifeline.finish();
    assertThat(broken).hasValue(1);
  }

  @Test
  void anInterruptIsHeardAfterACallersChannelTookItsPlace(@TempDir Path folder) throws Exception {
    SentBytes source;
    try (FileChannel own = FileChannel.open(Files.write(folder.resolve("f"), new byte[100]))) {
      source =
          new SentBytes(
              Channels.newInputStream(own),
              100,
              new TransferProgress(TransferListener.NONE, "f", 100),
              lifeline);
      lifeline.begin(LIMIT);
      assertThat(source.read(new byte[10], 0, 10)).isEqualTo(10);
      interruptFromOutsideAndSwallow();
    }
    assertThat(lifeline.cut()).isEqualTo(Lifeline.Cut.INTERRUPTED);
    lifeline.finish();
  }

  @Test
  void anInterruptBetweenTwoOperationsCutsNothing() throws InterruptedException {
    lifeline.begin(LIMIT);
    lifeline.finish();
    interruptFromOutsideAndSwallow();
    assertThat(isCut()).isFalse();
  }

  @Test
  void theFirstReasonForACutStays() {
    lifeline.begin(LIMIT);
    lifeline.cut(Lifeline.Cut.CLOSED);
    later(LIMIT.plusNanos(1));
    lifeline.cut(Lifeline.Cut.INTERRUPTED);
    assertThat(lifeline.cut()).isEqualTo(Lifeline.Cut.CLOSED);
    assertThat(broken).hasValue(1);
  }

  @Test
  void aSlowTargetOfOurOwnIsNoStall() throws IOException {
    OutputStream slow =
        new OutputStream() {
          @Override
          public void write(int b) {
            later(Duration.ofHours(1));
          }

          @Override
          public void flush() {
            later(Duration.ofHours(1));
          }
        };
    ReceivedBytes sink =
        new ReceivedBytes(slow, 10, new TransferProgress(TransferListener.NONE, "f", 10), lifeline);
    lifeline.begin(LIMIT);
    sink.write(new byte[10], 0, 10);
    sink.flush();
    later(LIMIT);
    assertThat(isCut()).isFalse();
    later(Duration.ofNanos(1));
    assertThat(lifeline.cut()).isEqualTo(Lifeline.Cut.STALLED);
  }

  @Test
  void aSlowSourceOfOurOwnIsNoStall() throws IOException {
    InputStream slow =
        new ByteArrayInputStream(new byte[10]) {
          @Override
          public int read(byte[] bytes, int from, int length) {
            later(Duration.ofHours(1));
            return super.read(bytes, from, length);
          }
        };
    SentBytes source =
        new SentBytes(slow, 10, new TransferProgress(TransferListener.NONE, "f", 10), lifeline);
    lifeline.begin(LIMIT);
    assertThat(source.read(new byte[10], 0, 10)).isEqualTo(10);
    later(LIMIT);
    assertThat(isCut()).isFalse();
    later(Duration.ofNanos(1));
    assertThat(lifeline.cut()).isEqualTo(Lifeline.Cut.STALLED);
  }
}
