package io.github.cdiscountds.fuzzing;

import io.github.cdiscountds.codec.DocumentKind;

/** The fuzzer's door to one decoder; the argument names the kind of document. */
public final class DecoderTarget {
  private static DocumentKind<?> kind = DocumentKind.CATALOGUE;

  private DecoderTarget() {}

  /**
   * Called once by the fuzzer.
   *
   * @param args the name of the kind
   */
  public static void fuzzerInitialize(String[] args) {
    kind = Kinds.named(args[0]);
  }

  /**
   * Called by the fuzzer for each input.
   *
   * @param bytes the input
   */
  public static void fuzzerTestOneInput(byte[] bytes) {
    FuzzInput.of(kind, bytes).check();
  }
}
