package io.github.cdiscountds.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Digests are kept for years: an order that was entered once must be known again. */
class ContentDigestTest {

  @Test
  void theDigestOfAnOrderIsThatOfTheFirstVersion() {
    assertThat(ContentDigest.of(Sendings.order("CDS-1")))
        .isEqualTo("0c11d34da38a0b17b232189f239e796518817bedb21b0b71b539d830990368ab");
  }
}
