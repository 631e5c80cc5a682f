package io.github.cdiscountds.testkit;

import io.github.cdiscountds.testkit.Exchange.Script;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A way for a server to answer one request of the SFTP protocol badly: what only a wire can do, and
 * so only an {@link EmbeddedSftpServer}.
 *
 * <pre>{@code
 * server.onNth(WireRequest.READ, 3, WireFault.overtaken(2)); // answers out of order
 * server.onEvery(WireRequest.READ, WireFault.shortData(1024));
 * }</pre>
 *
 * <p>Immutable; one fault may be planned several times.
 *
 * @since 0.1.0
 */
public final class WireFault {
  private static final int UNKNOWN_TYPE = 250;
  private static final int NOBODY = 0x7eadbeef;
  private static final int OK = 0;

  private final String words;
  private final Script script;
  private final boolean refusal;

  private WireFault(String words, Script script) {
    this(words, script, false);
  }

  private WireFault(String words, Script script, boolean refusal) {
    this.words = words;
    this.script = script;
    this.refusal = refusal;
  }

  /** Tells whether nothing is done, and that is said. */
  boolean isRefusal() {
    return refusal;
  }

  Script script() {
    return script;
  }

  /**
   * Nothing is done; the answer is a status.
   *
   * @param code the status: 1 end of file, 2 no such file, 3 permission denied, 4 failure, 8
   *     unsupported, 11 exists already …
   * @param words the server's words for it
   * @return the fault
   */
  public static WireFault status(int code, String words) {
    return new WireFault(
        "status " + code, e -> e.reply(Packets.status(Packets.id(e.request()), code, words)), true);
  }

  /**
   * What was asked is done, but the answer is a status that says otherwise.
   *
   * @param code the status
   * @param words the server's words for it
   * @return the fault
   */
  public static WireFault doneBut(int code, String words) {
    return new WireFault(
        "done, but status " + code,
        e -> {
          e.carryOut();
          e.reply(Packets.status(Packets.id(e.request()), code, words));
        });
  }

  /**
   * Nothing is done, but the answer says that it was.
   *
   * @return the fault
   */
  public static WireFault acknowledged() {
    return new WireFault(
        "acknowledged only", e -> e.reply(Packets.status(Packets.id(e.request()), OK, "OK")));
  }

  /**
   * Nothing is done and this request gets no answer; others do.
   *
   * @return the fault
   */
  public static WireFault ignored() {
    return new WireFault("ignored", e -> {});
  }

  /**
   * What was asked is done, but this request gets no answer; others do.
   *
   * @return the fault
   */
  public static WireFault unanswered() {
    return new WireFault("done, unanswered", Exchange::carryOut);
  }

  /**
   * Neither this request nor any other of the connection is done or answered, while its SSH layer
   * goes on answering keep-alives.
   *
   * @return the fault
   */
  public static WireFault standStill() {
    return new WireFault("standing still", Exchange::standStill);
  }

  /**
   * This request is answered; after that it is as with {@link #standStill()}.
   *
   * @return the fault
   */
  public static WireFault standStillAfterwards() {
    return new WireFault(
        "standing still afterwards",
        e -> {
          e.reply(e.carryOut());
          e.standStill();
        });
  }

  /**
   * The connection breaks before anything is done.
   *
   * @return the fault
   */
  public static WireFault broken() {
    return new WireFault("broken before", Exchange::breakConnection);
  }

  /**
   * The connection breaks once it is done, before the answer.
   *
   * @return the fault
   */
  public static WireFault brokenAfterwards() {
    return new WireFault(
        "done, then broken",
        e -> {
          e.carryOut();
          e.breakConnection();
        });
  }

  /**
   * The server ends the connection with a message of SSH.
   *
   * @param reason the reason's code, 11 for “by application”
   * @param words the server's words for it
   * @return the fault
   */
  public static WireFault disconnected(int reason, String words) {
    return new WireFault("disconnected " + reason, e -> e.disconnect(reason, words));
  }

  /**
   * The server closes the SFTP channel and leaves the connection open.
   *
   * @return the fault
   */
  public static WireFault channelClosed() {
    return new WireFault("channel closed", e -> e.endChannel(true));
  }

  /**
   * The server says that nothing more comes on the channel, and leaves it open.
   *
   * @return the fault
   */
  public static WireFault channelEnded() {
    return new WireFault("channel ended", e -> e.endChannel(false));
  }

  /**
   * The answer is sent twice.
   *
   * @return the fault
   */
  public static WireFault twice() {
    return new WireFault(
        "answered twice",
        e -> {
          byte[] answer = e.carryOut();
          e.reply(answer);
          e.reply(answer);
        });
  }

  /**
   * Answers to later requests overtake this one's, which comes when so many did, or when the client
   * asks nothing more.
   *
   * @param others how many overtake it
   * @return the fault
   * @throws IllegalArgumentException when the number is below 1
   */
  public static WireFault overtaken(int others) {
    if (others < 1) {
      throw new IllegalArgumentException("overtaken by " + others + ": expected 1 or more");
    }
    return new WireFault("overtaken by " + others, e -> e.replyLater(e.carryOut(), others));
  }

  /**
   * An answer to a request that nobody made comes first.
   *
   * @return the fault
   */
  public static WireFault strayAnswerFirst() {
    return new WireFault(
        "a stray answer first",
        e -> {
          e.reply(Packets.status(NOBODY, OK, "OK"));
          e.reply(e.carryOut());
        });
  }

  /**
   * The answer bears the number of another request.
   *
   * @return the fault
   */
  public static WireFault otherNumber() {
    return new WireFault(
        "answered under another number",
        e -> e.reply(Packets.withId(e.carryOut(), Packets.id(e.request()) + 1000)));
  }

  /**
   * The answer has a type that the protocol doesn't know.
   *
   * @return the fault
   */
  public static WireFault unknownType() {
    return changed(
        "unknown type",
        answer -> {
          byte[] changed = answer.clone();
          changed[0] = (byte) UNKNOWN_TYPE;
          return changed;
        });
  }

  /**
   * The answer is changed in any way.
   *
   * @param words what is wrong with it, for messages
   * @param change gives the packet to send for the sound one; both without their length
   * @return the fault
   */
  public static WireFault changed(String words, UnaryOperator<byte[]> change) {
    return new WireFault(words, e -> e.reply(change.apply(e.carryOut())));
  }

  /**
   * The answer announces its whole length and ends early; nothing follows.
   *
   * @param bytes how many bytes of it come, its length not counted
   * @return the fault
   */
  public static WireFault truncated(int bytes) {
    return new WireFault(
        "truncated after " + bytes,
        e -> {
          byte[] answer = e.carryOut();
          e.raw(Arrays.copyOf(Packets.framed(answer), 4 + Math.min(bytes, answer.length)));
          e.standStill();
        });
  }

  /**
   * The answer announces another length than it has.
   *
   * @param length the length announced; anything is possible, also 0 and negative ones
   * @return the fault
   */
  public static WireFault announcing(int length) {
    return new WireFault(
        "announcing " + length + " bytes", e -> e.raw(Packets.framed(e.carryOut(), length)));
  }

  /**
   * A request to read gets fewer bytes than it asks for, as the protocol allows.
   *
   * @param bytes how many at most; for {@link WireRequest#READ} only
   * @return the fault
   */
  public static WireFault shortData(int bytes) {
    return new WireFault(
        "short data of " + bytes,
        e ->
            e.reply(
                e.carryOut(
                    Packets.withReadLength(
                        e.request(), Math.min(bytes, Packets.readLength(e.request()))))));
  }

  /**
   * A request to read gets no byte, though the file hasn't ended.
   *
   * @return the fault, for {@link WireRequest#READ} only
   */
  public static WireFault emptyData() {
    return new WireFault(
        "empty data", e -> e.reply(Packets.data(Packets.id(e.request()), new byte[0])));
  }

  /**
   * A request to read gets more bytes than it asks for.
   *
   * @param bytes how many too many; for {@link WireRequest#READ} only
   * @return the fault
   */
  public static WireFault surplusData(int bytes) {
    return new WireFault(
        bytes + " bytes too many",
        e ->
            e.reply(
                Packets.data(
                    Packets.id(e.request()), new byte[Packets.readLength(e.request()) + bytes])));
  }

  /**
   * Attributes are told without the size.
   *
   * @return the fault
   */
  public static WireFault withoutSize() {
    return attributes("without size", attributes -> attributes.remove("size"));
  }

  /**
   * Attributes are told without permissions, which alone say what is a folder and what a file.
   *
   * @return the fault
   */
  public static WireFault withoutType() {
    return attributes("without type", attributes -> attributes.remove("permissions"));
  }

  /**
   * Attributes are told without times.
   *
   * @return the fault
   */
  public static WireFault withoutTimes() {
    return attributes(
        "without times",
        attributes -> attributes.keySet().removeAll(List.of("lastModifiedTime", "lastAccessTime")));
  }

  /**
   * Attributes tell another size.
   *
   * @param size the size told, also a negative one
   * @return the fault
   */
  public static WireFault claimingSize(long size) {
    return attributes("claiming " + size + " bytes", attributes -> attributes.put("size", size));
  }

  private interface Change {
    void on(Map<String, Object> attributes);
  }

  private static WireFault attributes(String words, Change change) {
    return new WireFault(
        words,
        e -> {
          e.attributes(
              attributes -> {
                Map<String, Object> changed = new HashMap<>(attributes);
                change.on(changed);
                return changed;
              });
          e.reply(e.carryOut());
        });
  }

  /**
   * The answer to a request for names holds these instead of the real ones, each for a regular file
   * of one byte.
   *
   * @param names the bytes of each name, legal or not; for {@link WireRequest#READDIR} only
   * @return the fault
   */
  public static WireFault names(byte[]... names) {
    return namesClaiming(names.length, names);
  }

  /**
   * The answer to a request for names claims another number of them than it holds.
   *
   * @param claimed the number claimed
   * @param names the bytes of each name; for {@link WireRequest#READDIR} only
   * @return the fault
   */
  public static WireFault namesClaiming(int claimed, byte[]... names) {
    List<byte[]> copies = new ArrayList<>();
    for (byte[] name : names) {
      copies.add(name.clone());
    }
    return new WireFault(
        names.length + " name(s), claiming " + claimed,
        e -> e.reply(Packets.names(Packets.id(e.request()), claimed, copies)));
  }

  @Override
  public String toString() {
    return words;
  }
}
