package io.github.cdiscountds.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cdiscountds.transport.RemoteFolder;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each part of folders and cadences can be changed alone. */
@Tag("R3")
class ProfilePartsTest {
  private static final Map<Class<?>, Object> OTHERS =
      Map.of(
          RemoteFolder.class, new RemoteFolder("elsewhere"),
          Duration.class, Duration.ofMinutes(7),
          LocalTime.class, LocalTime.of(3, 7),
          List.class, List.of(LocalTime.of(3, 7)),
          int.class, 7);

  @ParameterizedTest
  @ValueSource(classes = {Folders.class, Cadences.class})
  void eachIsChangedAlone(Class<? extends Record> type) throws ReflectiveOperationException {
    Object documented = type.getField("DOCUMENTED").get(null);
    RecordComponent[] parts = type.getRecordComponents();
    for (RecordComponent part : parts) {
      String name = part.getName();
      Method with =
          type.getMethod(
              "with" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
              part.getType());
      Object other = OTHERS.get(part.getType());
      Object changed = with.invoke(documented, other);
      for (RecordComponent each : parts) {
        Object expected = each.equals(part) ? other : each.getAccessor().invoke(documented);
        assertThat(each.getAccessor().invoke(changed))
            .as("%s after %s", each.getName(), with.getName())
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cadences.DOCUMENTED.withPickUp(Duration.ZERO))
        .withMessage("cadences: interval PT0S, expected above 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cadences.DOCUMENTED.withInvoiceDayOfMonth(29))
        .withMessage("cadences: invoice on day 29, expected 1 to 28");
  }
}
