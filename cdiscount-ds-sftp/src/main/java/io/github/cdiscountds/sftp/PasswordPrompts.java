package io.github.cdiscountds.sftp;

import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;
import org.jspecify.annotations.Nullable;

/**
 * Answers a server that asks for the password by a prompt in its own words. Answers one hidden
 * prompt, once; never says yes to anything.
 */
final class PasswordPrompts implements UserInfo, UIKeyboardInteractive {
  private final char[] password;
  private boolean answered;

  PasswordPrompts(char[] password) {
    this.password = password;
  }

  @Override
  public String @Nullable [] promptKeyboardInteractive(
      String destination, String name, String instruction, String[] prompt, boolean[] echo) {
    // JSch asks here for a new password too, under this name; the account's is not ours to change.
    if (answered || prompt.length != 1 || echo[0] || name.equals("Password Change Required")) {
      return null;
    }
    answered = true;
    return new String[] {new String(password)};
  }

  @Override
  public @Nullable String getPassphrase() {
    return null;
  }

  @Override
  public @Nullable String getPassword() {
    return null;
  }

  @Override
  public boolean promptPassword(String message) {
    return false;
  }

  @Override
  public boolean promptPassphrase(String message) {
    return false;
  }

  @Override
  public boolean promptYesNo(String message) {
    return false;
  }

  @Override
  public void showMessage(String message) {}
}
