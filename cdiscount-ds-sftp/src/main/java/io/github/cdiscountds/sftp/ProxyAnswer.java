package io.github.cdiscountds.sftp;

import io.github.cdiscountds.transport.TransportException.Kind;

/**
 * What a proxy's answer means that opened no way to the server.
 *
 * @param kind the kind of failure
 * @param words what the proxy did, and what to do about it
 */
record ProxyAnswer(Kind kind, String words) {
  private static final ProxyAnswer HUNG_UP =
      new ProxyAnswer(Kind.CONNECTION_LOST, "hung up: try again later");
  private static final int PROXY_LOGIN = 407;
  private static final int SOCKS = 5;
  private static final int BY_PASSWORD = 2;
  private static final int NO_METHOD = 0xff;

  static ProxyAnswer of(ProxyTunnel tunnel) {
    byte[] answer = tunnel.answer();
    if (answer.length == 0) {
      return HUNG_UP;
    }
    return tunnel.proxy().protocol() == SftpProxy.Protocol.HTTP
        ? http(tunnel.httpStatus())
        : socks(answer);
  }

  private static ProxyAnswer http(int status) {
    if (status == 0) {
      return new ProxyAnswer(Kind.UNSUPPORTED, "speaks no HTTP: check its host, port and kind");
    }
    if (status == PROXY_LOGIN) {
      return refusedLogin(" (407)");
    }
    return status == 200
        ? HUNG_UP
        : new ProxyAnswer(
            Kind.CONNECT,
            "opened no way to the server (" + status + "): ask who runs it, and try again later");
  }

  private static ProxyAnswer refusedLogin(String code) {
    return new ProxyAnswer(
        Kind.PROXY_AUTHENTICATION,
        "refused our login" + code + ": check the proxy's credentials. Not tried again");
  }

  /** Method, then the login's result if it wanted one, then the result of the request. */
  private static ProxyAnswer socks(byte[] answer) {
    if (answer[0] != SOCKS) {
      return new ProxyAnswer(Kind.UNSUPPORTED, "speaks no SOCKS 5: check its host, port and kind");
    }
    if (answer.length < 2) {
      return HUNG_UP;
    }
    int method = answer[1] & 0xff;
    if (method == NO_METHOD) {
      return refusedLogin(" (no method in common)");
    }
    int result = 3;
    if (method == BY_PASSWORD) {
      if (answer.length >= 4 && answer[3] != 0) {
        return refusedLogin("");
      }
      result = 5;
    }
    if (answer.length <= result || answer[result] == 0) {
      return HUNG_UP;
    }
    return new ProxyAnswer(
        Kind.CONNECT,
        "opened no way to the server ("
            + meaning(answer[result])
            + "): ask who runs it, and try again later");
  }

  private static String meaning(int code) {
    return switch (code) {
      case 2 -> "not allowed by its rules";
      case 3 -> "network unreachable";
      case 4 -> "host unreachable";
      case 5 -> "connection refused";
      case 6 -> "too many hops";
      default -> "SOCKS code " + code;
    };
  }
}
