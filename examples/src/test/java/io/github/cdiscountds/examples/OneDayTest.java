package io.github.cdiscountds.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneDayTest {

  @Test
  void theDayEndsAsItMust() throws Exception {
    assertThat(OneDay.liveThroughIt()).isTrue();
  }
}
