package io.github.cdiscountds.sftp;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A small proxy on loopback that speaks HTTP or SOCKS 5, or misbehaves in a scripted way. */
final class LoopbackProxy implements AutoCloseable {

  /** What a proxy does with one client. */
  interface Manners {
    void serve(LoopbackProxy proxy, Socket client) throws IOException;
  }

  private final ServerSocket listener;
  private final Manners manners;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  final List<String> asked = new CopyOnWriteArrayList<>();
  final CountDownLatch reached = new CountDownLatch(1);

  private LoopbackProxy(Manners manners) throws IOException {
    this.listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    this.manners = manners;
  }

  static LoopbackProxy start(Manners manners) throws IOException {
    LoopbackProxy proxy = new LoopbackProxy(manners);
    daemon(proxy::accept);
    return proxy;
  }

  int port() {
    return listener.getLocalPort();
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "loopback proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        sockets.add(client);
        reached.countDown();
        daemon(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try {
      manners.serve(this, client);
    } catch (IOException e) {
      close(client);
    }
  }

  /** Plain CONNECT; with a login when one is given. */
  static Manners http(String login) {
    return (proxy, client) -> {
      String request = proxy.httpRequest(client);
      String expected =
          "Proxy-Authorization: Basic "
              + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.US_ASCII));
      if (!login.isEmpty() && !request.contains(expected)) {
        answer(
            client, "HTTP/1.0 407 Proxy Authentication Required, you said " + request + "\r\n\r\n");
        client.close();
        return;
      }
      String[] target = request.split(" ", 3)[1].split(":", 2);
      try (Socket server = new Socket(target[0], Integer.parseInt(target[1]))) {
        answer(client, "HTTP/1.1 200 Connection established\r\nVia: a test\r\n\r\n");
        proxy.relay(client, server);
      }
    };
  }

  /** Says one thing to whatever is asked, then hangs up. */
  static Manners saying(String text) {
    return (proxy, client) -> {
      proxy.httpRequest(client);
      answer(client, text);
      client.close();
    };
  }

  String httpRequest(Socket client) throws IOException {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    while (!request.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      request.write(one(client));
    }
    String text = request.toString(StandardCharsets.US_ASCII);
    asked.add(text.substring(0, text.indexOf('\r')));
    return text.replace("\r\n", " ");
  }

  /** SOCKS 5; with a login when one is given, and with a result other than 0 when told so. */
  static Manners socks(String login, int result) {
    return (proxy, client) -> {
      OutputStream out = client.getOutputStream();
      one(client);
      byte[] methods = some(client, one(client));
      boolean offered = new String(methods, StandardCharsets.ISO_8859_1).indexOf(2) >= 0;
      if (!login.isEmpty()) {
        out.write(new byte[] {5, (byte) (offered ? 2 : 0xff)});
        if (!offered) {
          client.close();
          return;
        }
        one(client);
        String user = new String(some(client, one(client)), StandardCharsets.US_ASCII);
        String password = new String(some(client, one(client)), StandardCharsets.US_ASCII);
        boolean right = login.equals(user + ":" + password);
        out.write(new byte[] {1, (byte) (right ? 0 : 1)});
        if (!right) {
          client.close();
          return;
        }
      } else {
        out.write(new byte[] {5, 0});
      }
      some(client, 4);
      String host = new String(some(client, one(client)), StandardCharsets.US_ASCII);
      int port = one(client) << 8 | one(client);
      proxy.asked.add(host + ":" + port);
      out.write(new byte[] {5, (byte) result, 0, 1, 127, 0, 0, 1, 0, 0});
      if (result != 0) {
        client.close();
        return;
      }
      try (Socket server = new Socket(host, port)) {
        proxy.relay(client, server);
      }
    };
  }

  /** Takes the connection and says nothing. */
  static Manners silent() {
    return (proxy, client) -> client.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  /** Never ends its answer. */
  static Manners endless() {
    return (proxy, client) -> {
      answer(client, "HTTP/1.1 200 OK\r\n");
      while (!client.isClosed()) {
        answer(client, "X-More: yes\r\n");
      }
    };
  }

  private static void answer(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static int one(Socket client) throws IOException {
    int read = client.getInputStream().read();
    if (read < 0) {
      throw new EOFException();
    }
    return read;
  }

  private static byte[] some(Socket client, int count) throws IOException {
    byte[] read = client.getInputStream().readNBytes(count);
    if (read.length < count) {
      throw new EOFException();
    }
    return read;
  }

  private void relay(Socket client, Socket server) throws IOException {
    sockets.add(server);
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
    daemon(
        () -> {
          try {
            copy(server, client);
          } catch (IOException e) {
            close(client);
          }
          close(client);
        });
    copy(client, server);
  }

  private static void copy(Socket from, Socket to) throws IOException {
    InputStream in = from.getInputStream();
    OutputStream out = to.getOutputStream();
    byte[] block = new byte[32 * 1024];
    for (int n = in.read(block); n >= 0; n = in.read(block)) {
      out.write(block, 0, n);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
