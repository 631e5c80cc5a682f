package io.github.cdiscountds.fuzzing;

import io.github.cdiscountds.codec.DocumentKind;
import java.util.stream.Collectors;

/** Finds kinds of document by their names. */
final class Kinds {
  private Kinds() {}

  static DocumentKind<?> named(String name) {
    return DocumentKind.all().stream()
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "fuzz target \""
                        + name
                        + "\": expected all or one of "
                        + DocumentKind.all().stream()
                            .map(DocumentKind::name)
                            .collect(Collectors.joining(", "))));
  }
}
