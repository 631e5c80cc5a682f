package io.github.cdiscountds.internal.csv;

import static io.github.cdiscountds.internal.drawn.Theories.qt;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.strings;

import io.github.cdiscountds.internal.csv.TextEncoding.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Judged by the decoders of the platform. */
@Tag("R5")
class CharacterDecoderTest {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private static CharacterDecoder decoder(Charset charset, Reason reason) {
    return CharacterDecoder.of(new TextEncoding(charset, reason, 0, false, false));
  }

  private static @Nullable String decoded(CharacterDecoder decoder, byte[] bytes) {
    char[] out = new char[bytes.length];
    int end = decoder.decode(bytes, 0, bytes.length, out, 0);
    return end == CharacterDecoder.MALFORMED ? null : new String(out, 0, end);
  }

  private static @Nullable String byThePlatform(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static byte[] bytes(List<Integer> values) {
    byte[] bytes = new byte[values.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = values.get(i).byteValue();
    }
    return bytes;
  }

  @Test
  void decodesAnyText() {
    CharacterDecoder decoder = decoder(UTF_8, Reason.GIVEN);
    qt().withExamples(2_000)
        .forAll(strings().allPossible().ofLengthBetween(0, 40))
        .checkAssert(
            text -> {
              byte[] bytes = text.getBytes(UTF_8);
              assertThat(decoded(decoder, bytes)).isEqualTo(new String(bytes, UTF_8));
            });
  }

  @Test
  void refusesJustWhatThePlatformRefuses() {
    CharacterDecoder decoder = decoder(UTF_8, Reason.GIVEN);
    List<Integer> telling =
        List.of(
            0x41, 0x42, 0x7F, 0x80, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xC3, 0xDF, 0xE0, 0xE2, 0xED,
            0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF);
    qt().withExamples(20_000)
        .forAll(lists().of(integers().between(0, telling.size() - 1)).ofSizeBetween(1, 12))
        .checkAssert(
            picks -> {
              byte[] bytes = bytes(picks.stream().map(telling::get).toList());
              assertThat(decoded(decoder, bytes)).isEqualTo(byThePlatform(bytes));
            });
  }

  @Test
  void decodesWithinAnArrayAndBehindOtherText() {
    char[] out = "??????".toCharArray();

    int end = decoder(UTF_8, Reason.GIVEN).decode("xéyz".getBytes(UTF_8), 1, 4, out, 2);

    assertThat(end).isEqualTo(4);
    assertThat(new String(out)).isEqualTo("??éy??");
  }

  @Test
  void decodesByTheTableOfACharset() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }

    assertThat(decoded(decoder(WINDOWS_1252, Reason.FALLBACK), all))
        .isEqualTo(new String(all, WINDOWS_1252));
    assertThat(decoded(decoder(WINDOWS_1252, Reason.GIVEN), all)).isNull();
    assertThat(decoded(decoder(WINDOWS_1252, Reason.GIVEN), "été €".getBytes(WINDOWS_1252)))
        .isEqualTo("été €");
  }

  @Test
  void handlesCharsetsInWhichAByteOfAsciiIsNothingElse() {
    assertThat(
            List.of(
                UTF_8,
                WINDOWS_1252,
                StandardCharsets.ISO_8859_1,
                StandardCharsets.US_ASCII,
                Charset.forName("IBM850")))
        .allMatch(CharacterDecoder::handles);
    assertThat(
            List.of(
                StandardCharsets.UTF_16,
                StandardCharsets.UTF_16LE,
                Charset.forName("UTF-32"),
                Charset.forName("Shift_JIS"),
                Charset.forName("GBK"),
                Charset.forName("IBM037"),
                Charset.forName("ISO-2022-CN")))
        .noneMatch(CharacterDecoder::handles);
  }
}
