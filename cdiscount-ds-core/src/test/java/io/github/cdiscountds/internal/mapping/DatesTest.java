package io.github.cdiscountds.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R2")
class DatesTest {

  @ParameterizedTest
  @CsvSource({
    "24/10/2013 08:26,2013-10-24T08:26",
    "2/1/2013 8:05,2013-01-02T08:05",
    "2016-05-06 00:00:14.987,2016-05-06T00:00:14.987",
    "2013-07-29 00:00,2013-07-29T00:00",
    "2013-07-29T00:00:00,2013-07-29T00:00",
    "2013-07-29,2013-07-29T00:00",
    "14/11/2013,2013-11-14T00:00",
    "20200223,2020-02-23T00:00",
  })
  void readsEveryShapeOfTheDocuments(String text, LocalDateTime expected) {
    assertThat(Dates.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "31/02/2013",
        "2013-13-01",
        "29/02/2023",
        "24/10/13",
        "24/10/2013 25:00",
        "tomorrow",
        "41484",
        "2013-07-29 00:00 CET",
        "20200223xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
      })
  void refusesWhatIsNoDay(String text) {
    assertThat(Dates.parse(text)).isNull();
  }
}
