package io.github.cdiscountds.transport;

/**
 * Is told how a transfer gets on.
 *
 * <p>Adopters may implement it. Called by the thread that transfers, at most once per block of some
 * 32 KiB; it must return quickly and must not throw.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface TransferListener {

  /** A listener that ignores everything. */
  TransferListener NONE = (path, done, total) -> {};

  /**
   * Tells the progress.
   *
   * @param path the remote path
   * @param transferred bytes of the file so far; of a reading that goes on from an offset the bytes
   *     before it are counted too, and the first call tells the offset itself
   * @param total bytes in all, as listed or announced
   */
  void progressed(String path, long transferred, long total);
}
