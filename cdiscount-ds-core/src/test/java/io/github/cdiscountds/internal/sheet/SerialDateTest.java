package io.github.cdiscountds.internal.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SerialDateTest {

  @Test
  void countsTheDayThat1900DidNotHave() {
    assertThat(SerialDate.text(1, false)).isEqualTo("1900-01-01T00:00");
    assertThat(SerialDate.text(59, false)).isEqualTo("1900-02-28T00:00");
    assertThat(SerialDate.text(61, false)).isEqualTo("1900-03-01T00:00");
  }

  @Test
  void roundsToTheMillisecond() {
    assertThat(SerialDate.text(42496.0001734606, false)).isEqualTo("2016-05-06T00:00:14.987");
    assertThat(SerialDate.text(41571.35138888889, false)).isEqualTo("2013-10-24T08:26");
    assertThat(SerialDate.text(41570.99999999999, false)).isEqualTo("2013-10-24T00:00");
  }

  @Test
  void leavesNumbersThatAreNoDays() {
    assertThat(SerialDate.text(-0.1, false)).isNull();
    assertThat(SerialDate.text(2_958_466, false)).isNull();
    assertThat(SerialDate.text(2_958_465, false)).isEqualTo("9999-12-31T00:00");
    assertThat(SerialDate.text(Double.NaN, true)).isNull();
  }
}
