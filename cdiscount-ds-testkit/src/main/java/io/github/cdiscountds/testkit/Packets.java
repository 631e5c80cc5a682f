package io.github.cdiscountds.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Takes SFTP packets (version 3, without their length) apart and puts them together. */
final class Packets {
  static final int STATUS = 101;
  static final int DATA = 103;
  static final int NAME = 104;

  private static final int ID_AT = 1;
  private static final int BODY_AT = 5;
  private static final int ATTRIBUTES_OF_A_FILE = 0x0d; // size, permissions, times
  private static final int REGULAR_FILE = 0100644;
  private static final int SOME_TIME = 1_772_000_000;

  private Packets() {}

  static int id(byte[] packet) {
    return ByteBuffer.wrap(packet).getInt(ID_AT);
  }

  static byte[] withId(byte[] packet, int id) {
    byte[] changed = packet.clone();
    ByteBuffer.wrap(changed).putInt(ID_AT, id);
    return changed;
  }

  /** The string that begins at a place; empty where the packet is too short for one. */
  static byte[] string(byte[] packet, int at) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(packet).position(at);
      byte[] string = new byte[Math.min(Math.max(buffer.getInt(), 0), buffer.remaining())];
      buffer.get(string);
      return string;
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** The path or handle that a request begins with. */
  static String first(byte[] packet) {
    return new String(string(packet, BODY_AT), StandardCharsets.UTF_8);
  }

  /** The second string of a request, as the path of an extended one. */
  static String second(byte[] packet) {
    return new String(
        string(packet, BODY_AT + 4 + string(packet, BODY_AT).length), StandardCharsets.UTF_8);
  }

  private static int afterFirst(byte[] packet) {
    return BODY_AT + 4 + string(packet, BODY_AT).length;
  }

  /** The flags of a request to open a file. */
  static int openFlags(byte[] packet) {
    return ByteBuffer.wrap(packet).getInt(afterFirst(packet));
  }

  /** How many bytes a request to read asks for. */
  static int readLength(byte[] packet) {
    return ByteBuffer.wrap(packet).getInt(afterFirst(packet) + 8);
  }

  static byte[] withReadLength(byte[] packet, int length) {
    byte[] changed = packet.clone();
    ByteBuffer.wrap(changed).putInt(afterFirst(packet) + 8, length);
    return changed;
  }

  /** How many bytes a request to write brings. */
  static int writeLength(byte[] packet) {
    return string(packet, afterFirst(packet) + 8).length;
  }

  static byte[] withWriteLength(byte[] packet, int length) {
    int at = afterFirst(packet) + 8;
    byte[] changed = Arrays.copyOf(packet, at + 4 + length);
    ByteBuffer.wrap(changed).putInt(at, length);
    return changed;
  }

  /** How many bytes of the file an answer brings; none unless it is DATA. */
  static int dataLength(byte[] reply) {
    return (reply[0] & 0xff) == DATA ? string(reply, BODY_AT).length : 0;
  }

  static byte[] status(int id, int code, String words) {
    ByteArrayOutputStream packet = begin(STATUS, id);
    putInt(packet, code);
    putString(packet, words.getBytes(StandardCharsets.UTF_8));
    putString(packet, new byte[0]);
    return packet.toByteArray();
  }

  static byte[] data(int id, byte[] bytes) {
    ByteArrayOutputStream packet = begin(DATA, id);
    putString(packet, bytes);
    return packet.toByteArray();
  }

  /** An answer that names regular files, and claims a number of them. */
  static byte[] names(int id, int claimed, List<byte[]> names) {
    ByteArrayOutputStream packet = begin(NAME, id);
    putInt(packet, claimed);
    for (byte[] name : names) {
      putString(packet, name);
      putString(packet, "-rw-r--r-- 1 shop shop 1 Mar  2 09:30 x".getBytes(StandardCharsets.UTF_8));
      putInt(packet, ATTRIBUTES_OF_A_FILE);
      putInt(packet, 0);
      putInt(packet, 1);
      putInt(packet, REGULAR_FILE);
      putInt(packet, SOME_TIME);
      putInt(packet, SOME_TIME);
    }
    return packet.toByteArray();
  }

  /** The packet with its length before it. */
  static byte[] framed(byte[] packet) {
    return framed(packet, packet.length);
  }

  static byte[] framed(byte[] packet, int length) {
    return ByteBuffer.allocate(4 + packet.length).putInt(length).put(packet).array();
  }

  private static ByteArrayOutputStream begin(int type, int id) {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    packet.write(type);
    putInt(packet, id);
    return packet;
  }

  private static void putInt(ByteArrayOutputStream packet, int value) {
    packet.writeBytes(ByteBuffer.allocate(4).putInt(value).array());
  }

  private static void putString(ByteArrayOutputStream packet, byte[] bytes) {
    putInt(packet, bytes.length);
    packet.writeBytes(bytes);
  }
}
