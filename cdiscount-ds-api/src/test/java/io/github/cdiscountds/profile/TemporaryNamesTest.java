package io.github.cdiscountds.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cdiscountds.transport.RemoteFolder;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("INV-10")
class TemporaryNamesTest {
  private static final RemoteFolder ORDERS = new RemoteFolder("Commandes");
  private static final String NAME = "orders_YOURCOMPANY_20260302_090000.xls";

  static List<TemporaryNames> settings() {
    return List.of(
        TemporaryNames.dotPrefix(),
        TemporaryNames.suffix(".part"),
        TemporaryNames.suffix(".up.tmp"),
        TemporaryNames.folder("/in/Depot"));
  }

  @Test
  void hideBehindADotUnlessToldOtherwise() {
    TemporaryNames names = ServiceProfile.DOCUMENTED.temporaryNames();
    assertThat(names.temporary("a.xls", 2)).isEqualTo(".a.xls.2.part");
    assertThat(names.takenBack("a.xls")).isEqualTo(".a.xls.back");
    assertThat(names.folderBeside(ORDERS)).isEqualTo(ORDERS);
  }

  @Test
  void hideByAnEnding() {
    TemporaryNames names = TemporaryNames.suffix(".tmp");
    assertThat(names.temporary("a.xls", 2)).isEqualTo("a.xls.2.tmp");
    assertThat(names.takenBack("a.xls")).isEqualTo("a.xls.back.tmp");
    assertThat(names.folderBeside(ORDERS)).isEqualTo(ORDERS);
  }

  @Test
  void hideInAFolderOfTheirOwn() {
    TemporaryNames names = TemporaryNames.folder("Depot");
    assertThat(names.temporary("a.xls", 2)).isEqualTo("a.xls.2.part");
    assertThat(names.takenBack("a.xls")).isEqualTo("a.xls.back");
    assertThat(names.folderBeside(ORDERS)).isEqualTo(new RemoteFolder("Depot"));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void areRecognised(TemporaryNames names) {
    for (String hidden :
        List.of(names.temporary(NAME, 1), names.temporary(NAME, 1234), names.takenBack(NAME))) {
      assertThat(names.hides(NAME, hidden)).as(hidden).isTrue();
      assertThat(names.finalNameOf(hidden)).contains(NAME);
      assertThat(TemporaryNames.possibleFinalNames(hidden)).contains(NAME);
    }
    for (String other :
        List.of(
            NAME, "", ".", ".part", NAME + ".part", NAME + "..part", "x" + names.takenBack(NAME))) {
      assertThat(names.hides(NAME, other)).as(other).isFalse();
    }
    assertThat(names.finalNameOf(NAME)).isEmpty();
    assertThat(TemporaryNames.ofCode(names.code())).isEqualTo(names);
  }

  @Test
  void aNameThatNobodyMakesHidesNothing() {
    assertThat(TemporaryNames.possibleFinalNames(NAME)).isEmpty();
    assertThat(TemporaryNames.possibleFinalNames(".1.part")).isEmpty();
    assertThat(TemporaryNames.possibleFinalNames("a.1.xls.2.part")).containsExactly("a", "a.1.xls");
  }

  @Test
  @Tag("INV-4")
  void aNameOfAnyLengthMeansFewOthers() {
    assertThat(TemporaryNames.possibleFinalNames(".1".repeat(30_000))).isEmpty();
    assertThat(TemporaryNames.possibleFinalNames(".1".repeat(127))).hasSizeLessThan(50);
    String longest = "a".repeat(200);
    TemporaryNames suffix = TemporaryNames.suffix("." + "b".repeat(31));
    assertThat(suffix.finalNameOf(suffix.temporary(longest, Integer.MAX_VALUE))).contains(longest);
    assertThat(suffix.finalNameOf(suffix.takenBack(longest))).contains(longest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "part", "./part", ".pa\nrt", ".aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
  void anEndingIsOne(String ending) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TemporaryNames.suffix(ending))
        .withMessageEndingWith("expected an ending of 2 to 32 characters that begins with a dot");
  }

  @Test
  void aFolderIsOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TemporaryNames.folder("../elsewhere"))
        .withMessage(
            "remote folder \"../elsewhere\": expected names separated by single \"/\", none of them \"..\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TemporaryNames.folder(""))
        .withMessage("temporary names of style FOLDER with \"\": expected the path of a folder");
  }

  @Test
  void whatWouldBePickedUpHalfWrittenIsNoSetting() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ServiceProfile.DOCUMENTED.withTemporaryNames(TemporaryNames.suffix(".xls")))
        .withMessage(
            "temporary names that end with \".xls\": order files do as well, and would be picked up half written");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ServiceProfile.DOCUMENTED.withTemporaryNames(TemporaryNames.folder("Commandes")))
        .withMessage(
            "temporary names in \"Commandes\": expected another folder than that of the order files");
  }
}
