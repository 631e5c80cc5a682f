package io.github.cdiscountds.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.model.FulfilmentStatus.Meaning;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FulfilmentStatusTest {

  @ParameterizedTest
  @CsvSource({
    "C,  , CREATED",
    "V,  , VALIDATED",
    "V, P, PREPARING",
    " , P, PREPARING",
    "V, C, SLIP_CREATED",
    " , C, SLIP_CREATED",
    " , V, SHIPPED",
    "V, V, SHIPPED",
    "V, S, SHIPPED",
    "S, P, SHIPPED",
    "S, C, SHIPPED",
    "S, S, SHIPPED",
    "S,  , SHIPPED",
    "S, V, SHIPPED",
    " , S, SHIPPED",
    "v, p, PREPARING"
  })
  @Tag("R25")
  void readsTheSuppliersMatrix(@Nullable String order, @Nullable String slip, Meaning meaning) {
    assertThat(new FulfilmentStatus(order, slip).meaning()).isEqualTo(meaning);
  }

  @ParameterizedTest
  @CsvSource({
    " ,  ", "C, P", "C, C", "C, V", "P,  ", "P, P", "X,  ", "V, X", "A, B", "0, 1", "CV, "
  })
  @Tag("R25")
  void anyOtherPairIsUnknownAndKept(@Nullable String order, @Nullable String slip) {
    FulfilmentStatus status = new FulfilmentStatus(order, slip);
    assertThat(status.meaning()).isEqualTo(Meaning.UNKNOWN);
    assertThat(status.orderCode()).isEqualTo(order);
    assertThat(status.slipCode()).isEqualTo(slip);
  }
}
