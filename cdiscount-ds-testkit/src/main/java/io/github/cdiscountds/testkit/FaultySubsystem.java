package io.github.cdiscountds.testkit;

import io.github.cdiscountds.testkit.Exchange.Script;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.io.IoWriteFuture;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.SftpSubsystem;
import org.apache.sshd.sftp.server.SftpSubsystemConfigurator;
import org.jspecify.annotations.Nullable;

/**
 * MINA's SFTP over real files, between which and the client every packet can be lost, changed, held
 * back or made up.
 *
 * <p>Requests are worked on one after the other, by one thread.
 */
final class FaultySubsystem extends SftpSubsystem {
  private static final long FLUSH_SECONDS = 2;
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private static final class Late {
    private final byte[] packet;
    private int others;

    Late(byte[] packet, int others) {
      this.packet = packet;
      this.others = others;
    }
  }

  private final ServerFaults faults;
  private final FaultScripts scripts;
  private final List<Late> late = new ArrayList<>();
  private final ChannelSession channel;
  private @Nullable List<byte[]> collected;
  private @Nullable UnaryOperator<Map<String, Object>> attributes;
  private @Nullable IoWriteFuture lastWritten;
  private boolean standing;

  FaultySubsystem(
      ChannelSession channel, SftpSubsystemConfigurator configurator, ServerFaults faults) {
    super(channel, configurator);
    this.channel = channel;
    this.faults = faults;
    this.scripts = new FaultScripts(faults, ServerFaults.ofConnection(channel.getServerSession()));
  }

  @Override
  protected void process(Buffer buffer) throws IOException {
    if (standing) {
      return;
    }
    if (scripts.isIdle() && late.isEmpty()) {
      super.process(buffer);
      return;
    }
    byte[] framed = buffer.getCompactData();
    Script script =
        framed.length < 5 ? null : scripts.scriptFor(Arrays.copyOfRange(framed, 4, framed.length));
    if (script == null) {
      super.process(buffer);
    } else {
      try {
        script.run(new OneExchange(Arrays.copyOfRange(framed, 4, framed.length)));
      } finally {
        attributes = null;
      }
    }
    if (!late.isEmpty()) {
      sendLateOnesWhenIdle();
    }
  }

  @Override
  protected void send(Buffer buffer) throws IOException {
    if (collected == null && late.isEmpty()) {
      super.send(buffer);
      return;
    }
    byte[] framed = buffer.getCompactData();
    byte[] packet = Arrays.copyOfRange(framed, 4, framed.length);
    if (collected == null) {
      deliver(packet);
    } else {
      collected.add(packet);
    }
  }

  @Override
  protected void writeAttrs(Buffer buffer, Map<String, ?> told) {
    if (attributes == null && faults.isClockRight()) {
      super.writeAttrs(buffer, told);
      return;
    }
    Map<String, Object> shown = faults.shown(new HashMap<>(told));
    super.writeAttrs(buffer, attributes == null ? shown : attributes.apply(shown));
  }

  private void deliver(byte[] packet) throws IOException {
    write(Packets.framed(packet));
    for (Iterator<Late> each = late.iterator(); each.hasNext(); ) {
      Late next = each.next();
      if (--next.others == 0) {
        each.remove();
        write(Packets.framed(next.packet));
      }
    }
  }

  /** An answer that nobody overtakes any more would never come. */
  private void sendLateOnesWhenIdle() throws IOException {
    long began = System.nanoTime();
    while (requests.isEmpty() && System.nanoTime() - began < IDLE_NANOS) {
      LockSupport.parkNanos(NAP_NANOS);
    }
    if (requests.isEmpty()) {
      for (Late each : late) {
        write(Packets.framed(each.packet));
      }
      late.clear();
    }
  }

  private void write(byte[] bytes) throws IOException {
    lastWritten = out.writeBuffer(new ByteArrayBuffer(bytes));
  }

  private final class OneExchange implements Exchange {
    private final byte[] request;

    OneExchange(byte[] request) {
      this.request = request;
    }

    @Override
    public byte[] request() {
      return request.clone();
    }

    @Override
    public byte[] carryOut(byte[] asked) throws IOException {
      List<byte[]> replies = new ArrayList<>();
      collected = replies;
      try {
        // MINA answers in the buffer of the request, and needs some room for that.
        ByteArrayBuffer buffer = new ByteArrayBuffer(asked.length + 64, false);
        buffer.putRawBytes(Packets.framed(asked));
        FaultySubsystem.super.process(buffer);
      } finally {
        collected = null;
      }
      return replies.isEmpty() ? new byte[0] : replies.get(0);
    }

    @Override
    public void reply(byte[] packet) throws IOException {
      deliver(packet);
    }

    @Override
    public void replyLater(byte[] packet, int others) {
      late.add(new Late(packet, others));
    }

    @Override
    public void raw(byte[] bytes) throws IOException {
      write(bytes);
    }

    @Override
    public void breakConnection() {
      standing = true;
      flush();
      getServerSession().getIoSession().close(true);
    }

    @Override
    public void disconnect(int reason, String words) throws IOException {
      standing = true;
      getServerSession().disconnect(reason, words);
    }

    @Override
    public void endChannel(boolean closed) throws IOException {
      standing = true;
      flush();
      ServerSession session = getServerSession();
      byte command = closed ? SshConstants.SSH_MSG_CHANNEL_CLOSE : SshConstants.SSH_MSG_CHANNEL_EOF;
      Buffer message = session.createBuffer(command, Short.SIZE);
      message.putUInt(channel.getRecipient());
      session.writePacket(message);
    }

    @Override
    public void standStill() {
      standing = true;
    }

    @Override
    public void attributes(UnaryOperator<Map<String, Object>> change) {
      attributes = change;
    }

    private void flush() {
      IoWriteFuture pending = lastWritten;
      if (pending != null) {
        try {
          pending.await(TimeUnit.SECONDS.toMillis(FLUSH_SECONDS));
        } catch (IOException e) {
          // Then it isn't out, and the connection is about to break anyway.
          return;
        }
      }
    }
  }
}
