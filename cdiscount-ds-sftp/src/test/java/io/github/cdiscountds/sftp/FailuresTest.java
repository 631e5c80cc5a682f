package io.github.cdiscountds.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import com.jcraft.jsch.SftpException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {
  @ParameterizedTest
  @CsvSource({
    "4, SSH_FX_FAILURE: No space left on device, true",
    "4, SSH_FX_FAILURE: Disk full, true",
    "4, SSH_FX_FAILURE: Out of disk space, true",
    "4, SSH_FX_FAILURE: Disk quota exceeded, true",
    "4, SSH_FX_FAILURE: Failure, false",
    "3, SSH_FX_PERMISSION_DENIED: no space, false",
    "14, Unknown code: (14): x, true",
    "15, Unknown code: (15): x, true"
  })
  void hearsAFullDiskInTheCodesAndWordsOfSeveralServers(int code, String text, boolean full) {
    assertThat(Failures.saysNoSpace(new SftpException(code, text))).isEqualTo(full);
  }

  @Test
  void tellsAnAnswerFromABrokenConnection() {
    assertThat(Failures.isAnswer(new SftpException(4, "SSH_FX_FAILURE: Failure"))).isTrue();
    assertThat(Failures.isAnswer(new SftpException(4, "inputstream is closed"))).isFalse();
    assertThat(
            Failures.isAnswer(new SftpException(4, "SSH_FX_FAILURE: x", new IOException("reset"))))
        .isFalse();
  }

  @Test
  void takesWellDoneForNoAnswerWhereSomethingWasToBeTold() {
    assertThat(Failures.isAnswer(new SftpException(0, "SSH_FX_OK: OK"))).isFalse();
  }

  @Test
  void takesAGarbledAnswerForNone() {
    assertThat(Failures.isAnswer(new SftpException(-1, "Unknown code: (-1): Failure"))).isFalse();
    assertThat(Failures.isAnswer(new SftpException(5, "SSH_FX_BAD_MESSAGE: Failure"))).isFalse();
    assertThat(Failures.isAnswer(new SftpException(8, "SSH_FX_OP_UNSUPPORTED: x"))).isTrue();
  }

  @Test
  void showsWhatAServerSaysOnOneHarmlessLine() {
    assertThat(Failures.words(new SftpException(4, "SSH_FX_FAILURE: \u001b[2J\nx")))
        .isEqualTo("SSH_FX_FAILURE: \\u001B[2J\\u000Ax");
  }
}
