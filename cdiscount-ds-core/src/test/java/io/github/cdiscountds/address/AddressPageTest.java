package io.github.cdiscountds.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.PostalAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of {@code docs/addresses.md}. */
class AddressPageTest {
  private static final Path PAGE = Path.of("..", "docs", "addresses.md");

  static List<List<String>> examples() throws IOException {
    try (Stream<String> lines = Files.lines(PAGE)) {
      return lines
          .filter(line -> line.contains("| → |"))
          .map(line -> line.substring(1, line.length() - 1))
          .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
          .toList();
    }
  }

  private static FittedAddress fitted(List<String> cells) {
    return AddressFitter.standard()
        .fit(
            FreeAddress.builder(cells.get(1), "12345", "City", new Destination(cells.get(0)))
                .additional(cells.get(2))
                .locality(cells.get(3))
                .businessName(cells.get(4))
                .build());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void endsAsThePageSays(List<String> cells) {
    PostalAddress address = fitted(cells).address();

    assertThat(
            Stream.of(
                    address.street(),
                    address.additional(),
                    address.locality(),
                    address.businessName())
                .map(text -> text == null ? "" : text))
        .isEqualTo(cells.subList(6, 10));
    assertThat(fitted(cells).isFitting()).isTrue();
  }

  @Test
  void hasTheStepsOfTheSeventhExample() throws IOException {
    assertThat(examples()).hasSize(10);
    assertThat(fitted(examples().get(6)).steps())
        .extracting(step -> step.wording().english())
        .isNotEmpty()
        .allMatch(Files.readString(PAGE)::contains);
  }
}
