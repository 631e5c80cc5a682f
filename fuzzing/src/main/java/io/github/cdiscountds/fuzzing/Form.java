package io.github.cdiscountds.fuzzing;

/** What the bytes after an input's head are taken for. The corpus keeps their codes. */
enum Form {
  /** The document itself, of any format. */
  RAW(0),
  /** Each byte a piece of text that documents of the kind hold. */
  PIECES(1),
  /** The parts of an {@code .xlsx} package, zipped only here: no sum of a changed part is wrong. */
  PACKAGE(2),
  /** The records of an {@code .xls} stream, put into a sound container, with their sheet found. */
  RECORDS(3);

  private final int code;

  Form(int code) {
    this.code = code;
  }

  byte code() {
    return (byte) code;
  }

  static Form of(int head) {
    return switch (head & 3) {
      case 1 -> PIECES;
      case 2 -> PACKAGE;
      case 3 -> RECORDS;
      default -> RAW;
    };
  }
}
