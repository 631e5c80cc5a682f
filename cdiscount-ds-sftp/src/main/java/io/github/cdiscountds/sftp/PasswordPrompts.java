package io.github.cdiscountds.sftp;

import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;
import org.jspecify.annotations.Nullable;

/**
 * Answers a server that asks for the password by a prompt in its own words. Answers one hidden
 * prompt, once; never says yes to anything.
 */
final class PasswordPrompts implements UserInfo, UIKeyboardInteractive {

  /** The server knows the password and wants another one. */
  static final class ChangeWanted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ChangeWanted() {
      super("a new password is wanted");
    }
  }

  private final char[] password;
  private boolean answered;

  PasswordPrompts(char[] password) {
    this.password = password;
  }

  @Override
  public String @Nullable [] promptKeyboardInteractive(
      String destination, String name, String instruction, String[] prompt, boolean[] echo) {
    if (name.equals("Password Change Required")) {
      // JSch asks here for a new password too. The account's is not ours to change, and JSch has to
      // be stopped: it would go on to the next method with a password that it overwrote with zeros.
      throw new ChangeWanted();
    }
    if (answered || prompt.length != 1 || echo[0]) {
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
