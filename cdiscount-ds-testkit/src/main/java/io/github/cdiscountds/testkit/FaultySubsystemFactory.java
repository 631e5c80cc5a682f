package io.github.cdiscountds.testkit;

import java.io.IOException;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** Makes a {@link FaultySubsystem} for each channel. Thread-safe. */
final class FaultySubsystemFactory extends SftpSubsystemFactory {
  private final ServerFaults faults;

  FaultySubsystemFactory(ServerFaults faults) {
    this.faults = faults;
  }

  @Override
  public Command createSubsystem(ChannelSession channel) throws IOException {
    if (faults.next(WireRequest.SUBSYSTEM) != null) {
      throw new IOException("no SFTP, as the test planned");
    }
    FaultySubsystem subsystem = new FaultySubsystem(channel, this, faults);
    getRegisteredListeners().forEach(subsystem::addSftpEventListener);
    return subsystem;
  }
}
