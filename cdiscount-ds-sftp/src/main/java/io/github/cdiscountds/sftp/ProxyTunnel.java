package io.github.cdiscountds.sftp;

import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.ProxyHTTP;
import com.jcraft.jsch.ProxySOCKS5;
import com.jcraft.jsch.SocketFactory;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The way through a proxy for one connection. JSch speaks to the proxy over the socket that our
 * {@link Connection} holds, so that the watchdog can close it; we overhear the beginning of what
 * the proxy answers, since JSch keeps the code to itself, and bound it, since JSch doesn't.
 *
 * <p>For the thread that connects.
 */
final class ProxyTunnel implements Proxy {
  private static final int MAX_ANSWER = 16 * 1024;
  private static final int KEPT = 64;

  private final SftpProxy proxy;
  private final Proxy delegate;
  private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
  private @Nullable Socket socket;
  private boolean open;

  ProxyTunnel(SftpProxy proxy, @Nullable ProxyCredentials login) {
    this.proxy = proxy;
    String user = login == null ? null : login.user();
    String password = login == null ? null : new String(login.password());
    if (proxy.protocol() == SftpProxy.Protocol.HTTP) {
      ProxyHTTP http = new ProxyHTTP(proxy.host(), proxy.port());
      http.setUserPasswd(user, password);
      delegate = http;
    } else {
      ProxySOCKS5 socks = new ProxySOCKS5(proxy.host(), proxy.port());
      socks.setUserPasswd(user, password);
      delegate = socks;
    }
  }

  /** Tells whether the proxy opened the way to the server. */
  boolean isOpen() {
    return open;
  }

  /** The beginning of the proxy's answers so far. */
  byte[] answer() {
    return answer.toByteArray();
  }

  SftpProxy proxy() {
    return proxy;
  }

  @Override
  public void connect(SocketFactory sockets, String host, int port, int timeout) throws Exception {
    boolean bare = proxy.protocol() == SftpProxy.Protocol.HTTP && host.indexOf(':') >= 0;
    delegate.connect(new Overheard(sockets), bare ? "[" + host + "]" : host, port, timeout);
    open = true;
  }

  @Override
  public @Nullable InputStream getInputStream() {
    Socket through = socket;
    try {
      return through == null ? null : through.getInputStream();
    } catch (IOException e) {
      return delegate.getInputStream();
    }
  }

  @Override
  public OutputStream getOutputStream() {
    return delegate.getOutputStream();
  }

  @Override
  public Socket getSocket() {
    return delegate.getSocket();
  }

  @Override
  public void close() {
    delegate.close();
  }

  private final class Overheard implements SocketFactory {
    private final SocketFactory sockets;

    Overheard(SocketFactory sockets) {
      this.sockets = sockets;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      Socket made = sockets.createSocket(host, port);
      socket = made;
      return made;
    }

    @Override
    public InputStream getInputStream(Socket from) throws IOException {
      return new Answer(sockets.getInputStream(from));
    }

    @Override
    public OutputStream getOutputStream(Socket to) throws IOException {
      return sockets.getOutputStream(to);
    }
  }

  private final class Answer extends FilterInputStream {
    private int length;

    Answer(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      int got = super.read(bytes, from, count);
      if (got > 0) {
        answer.write(bytes, from, Math.max(0, Math.min(got, KEPT - length)));
        length += got;
      }
      if (length > MAX_ANSWER) {
        throw new IOException("the proxy's answer has no end");
      }
      return got;
    }
  }

  /** The status of an HTTP answer, or 0 when it isn't one. */
  int httpStatus() {
    String text = answer.toString(StandardCharsets.ISO_8859_1);
    boolean http = text.length() >= 12 && text.startsWith("HTTP/1.") && text.charAt(8) == ' ';
    if (!http) {
      return 0;
    }
    int status = 0;
    for (int i = 9; i < 12; i++) {
      int digit = Character.digit(text.charAt(i), 10);
      if (digit < 0) {
        return 0;
      }
      status = 10 * status + digit;
    }
    return status;
  }
}
