package io.github.cdiscountds.examples;

import io.github.cdiscountds.codec.DecodeResult;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.codec.standard.Codecs;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.model.TrackingRow;
import java.nio.file.Path;

/** How a document that lies on the disk is read. */
public final class LocalFile {
  private LocalFile() {}

  /**
   * Prints what a tracking file says.
   *
   * @param path the file
   */
  public static void print(Path path) {
    DecodeResult<TrackingRow> result =
        Codecs.standard().decoder(DocumentKind.TRACKING).decode(FileContent.of(path));
    result.decoded().ifPresent(decoded -> decoded.values().forEach(System.out::println));
    result.decoded().ifPresent(decoded -> decoded.findings().forEach(System.out::println));
    result
        .refused()
        .map(DecodeResult.Refused::reason)
        .map(Finding::message)
        .ifPresent(System.out::println);
  }
}
