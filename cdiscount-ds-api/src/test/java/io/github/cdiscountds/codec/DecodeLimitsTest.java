package io.github.cdiscountds.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("INV-4")
class DecodeLimitsTest {

  @Test
  void changesOneLimitAtATime() {
    assertThat(
            DecodeLimits.DEFAULT
                .withFileBytes(1)
                .withUnpackedBytes(2)
                .withPackingRatio(3)
                .withSharedTextBytes(4)
                .withNesting(5)
                .withRows(6)
                .withColumns(7)
                .withRowBytes(8)
                .withCellCharacters(9))
        .isEqualTo(new DecodeLimits(1, 2, 3, 4, 5, 6, 7, 8, 9));
  }

  @Test
  void allowsNothingBelowOne() {
    List<UnaryOperator<DecodeLimits>> changes =
        List.of(
            limits -> limits.withFileBytes(0),
            limits -> limits.withUnpackedBytes(0),
            limits -> limits.withPackingRatio(0),
            limits -> limits.withSharedTextBytes(0),
            limits -> limits.withNesting(0),
            limits -> limits.withRows(0),
            limits -> limits.withColumns(0),
            limits -> limits.withRowBytes(0),
            limits -> limits.withCellCharacters(-1));

    assertThat(changes)
        .allSatisfy(
            change ->
                assertThatIllegalArgumentException()
                    .isThrownBy(() -> change.apply(DecodeLimits.DEFAULT))
                    .withMessage("decode limits: expected every one to be 1 or more"));
  }
}
