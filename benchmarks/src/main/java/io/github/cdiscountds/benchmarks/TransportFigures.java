package io.github.cdiscountds.benchmarks;

import io.github.cdiscountds.benchmarks.TransportPeers.Line;
import io.github.cdiscountds.benchmarks.TransportPeers.Work;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The group {@code transport}: transfers to and from one OpenSSH server on loopback, ours with its
 * verification, against those of other clients. Nobody's time for connecting is counted.
 */
final class TransportFigures {
  private static final int HEAP = 512;
  private static final String GCM = "aes128-gcm@openssh.com";

  private TransportFigures() {}

  static List<Figure<?>> all() {
    return List.of(
        figure("get-300mb-vs-sftp", Work.GET, 300, Line.DIRECT, sftp(Work.GET, Line.DIRECT, "")),
        figure(
            "get-300mb-vs-sftp-gcm", Work.GET, 300, Line.DIRECT, sftp(Work.GET, Line.DIRECT, GCM)),
        figure(
            "put-300mb-vs-sftp-gcm", Work.PUT, 300, Line.DIRECT, sftp(Work.PUT, Line.DIRECT, GCM)),
        figure(
            "get-500-small-vs-sftp-gcm",
            Work.GET_SMALL,
            500,
            Line.DIRECT,
            sftp(Work.GET_SMALL, Line.DIRECT, GCM)),
        figure("get-300mb-vs-mina", Work.GET, 300, Line.DIRECT, mina()),
        figure(
            "put-60mb-20ms-vs-sftp", Work.PUT, 60, Line.DELAYED, sftp(Work.PUT, Line.DELAYED, "")));
  }

  private static Figure<Path> figure(
      String name, Work work, int size, Line line, Candidate<Path> reference) {
    Function<Path, Object> meaning = TransportPeers::digest;
    ToLongFunction<Path> weight = TransportPeers::size;
    Candidate<Path> ours = Candidate.ours((folder, rows) -> TransportPeers.ours(work, line, rows));
    return new Figure<>(name, null, size, HEAP, meaning, weight, List.of(ours, reference));
  }

  private static Candidate<Path> sftp(Work work, Line line, String cipher) {
    return Candidate.reference(
        cipher.isEmpty() ? "sftp" : "sftp " + cipher,
        (folder, rows) -> TransportPeers.sftp(work, line, cipher, rows));
  }

  private static Candidate<Path> mina() {
    return Candidate.reference("Apache MINA SSHD", (folder, rows) -> TransportPeers.mina(rows));
  }
}
