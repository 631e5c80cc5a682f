package io.github.cdiscountds.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody on the port who doesn't speak SSH, or never comes to the point. */
final class Impostor implements AutoCloseable {
  private static final byte[] FLOOD =
      "Welcome to the one and only server of the supplier\r\n"
          .repeat(1000)
          .getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket port;
  private final boolean flooding;
  private final List<Socket> clients = new CopyOnWriteArrayList<>();
  private final Thread listener = new Thread(this::listen, "impostor");

  private Impostor(boolean flooding) throws IOException {
    this.flooding = flooding;
    this.port = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    listener.setDaemon(true);
    listener.start();
  }

  /** One that never ends its banner. */
  static Impostor flooding() throws IOException {
    return new Impostor(true);
  }

  /** One that speaks another protocol. */
  static Impostor foreign() throws IOException {
    return new Impostor(false);
  }

  int port() {
    return port.getLocalPort();
  }

  private void listen() {
    while (!port.isClosed()) {
      try (Socket client = port.accept()) {
        clients.add(client);
        OutputStream out = client.getOutputStream();
        if (!flooding) {
          out.write(
              "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
          out.flush();
          client.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
        while (flooding) {
          out.write(FLOOD);
        }
      } catch (IOException e) {
        // The client has had enough, or the port was closed.
      }
    }
  }

  @Override
  public void close() throws IOException {
    port.close();
    for (Socket client : clients) {
      client.close();
    }
  }
}
