package io.github.cdiscountds.codec.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.DecodeResult.Decoded;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.model.Recipient;
import io.github.cdiscountds.profile.ServiceProfile;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a legal order holds, the file that it is written to tells the same order again. */
@Tag("R12")
@Tag("R16")
@Tag("R17")
@Tag("R19")
class RandomOrdersTest {

  /** A failure's name has the seed to repeat it with. */
  static LongStream seeds() {
    long seed = Long.getLong("seed", new Random().nextLong());
    return LongStream.range(seed, seed + 5);
  }

  @ParameterizedTest(name = "-Dseed={0}")
  @MethodSource("seeds")
  void areReadBackAsTheyWereWritten(long seed) {
    RandomOrders.File given = RandomOrders.file(seed, 250);
    byte[] bytes =
        Codecs.standard().orderFileEncoder(ServiceProfile.DOCUMENTED).encode(given.orders());
    Decoded<Order> decoded =
        (Decoded<Order>)
            Codecs.standard()
                .decoder(DocumentKind.ORDERS)
                .decode(FileContent.of("orders.xls", bytes));

    assertThat(decoded.findings()).as("seed %d", seed).noneMatch(Finding::isError);
    List<Order> read = decoded.rows().stream().map(Located::value).toList();
    for (int order = 0; order < read.size(); order++) {
      String where = String.format(Locale.ROOT, "seed %d, order %d", seed, order);
      assertThat(values(read.get(order))).as(where).isEqualTo(values(given.readBack().get(order)));
      assertThat(read.get(order)).as(where).isEqualTo(given.readBack().get(order));
    }
    assertThat(read).as("seed %d", seed).hasSameSizeAs(given.readBack());
  }

  /** All that an order holds, which its own text doesn't show. */
  private static List<Object> values(Order order) {
    Recipient to = order.recipient();
    PostalAddress at = to.address();
    return Arrays.asList(
        order.key(),
        order.date(),
        order.cdiscountId(),
        to.title(),
        to.surname(),
        to.firstName(),
        at.street(),
        at.additional(),
        at.locality(),
        at.businessName(),
        at.postCode(),
        at.city(),
        at.destination(),
        to.landline(),
        to.mobile(),
        to.email(),
        order.lines());
  }

  @Test
  void goToEveryDestinationWithAnyNumberOfLines() {
    RandomOrders.File given = RandomOrders.file(1, 520);
    List<Order> orders = given.orders().orders();

    assertThat(
            orders.stream()
                .map(order -> order.recipient().address().destination())
                .collect(Collectors.toSet()))
        .hasSize(26)
        .contains(Destination.FRANCE, Destination.IRELAND);
    assertThat(orders.stream().map(order -> order.lines().size()).collect(Collectors.toSet()))
        .hasSizeGreaterThan(35)
        .contains(1, 40);
    assertThat(orders)
        .anyMatch(
            order ->
                order
                    .recipient()
                    .surname()
                    .codePoints()
                    .anyMatch(Character::isSupplementaryCodePoint));
    assertThat(
            orders.stream()
                .map(order -> order.recipient().surname().substring(0, 1))
                .collect(Collectors.toSet()))
        .contains("=", "+", "-", "@");
  }
}
