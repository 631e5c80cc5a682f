package io.github.cdiscountds.benchmarks;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.sftp.HostKeys;
import io.github.cdiscountds.sftp.SftpCredentials;
import io.github.cdiscountds.sftp.SftpSettings;
import io.github.cdiscountds.sftp.SftpTransport;
import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransportSession;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/**
 * What a test pays before its first line, per test, in a warm process: a fake supplier with its
 * catalogue built, asked for a listing over the way that counts; and an HTTP mock server with one
 * stub, asked for it. The fake over SFTP, with the first login, is shown beside them.
 */
final class FakeStart {
  private static final Account ACCOUNT = new Account("YOURCOMPANY", "000000CLIENT");
  private static final String ANSWER = "ready";

  private FakeStart() {}

  static List<Candidate<String>> candidates() {
    return List.of(
        Candidate.ours((folder, starts) -> repeated(starts, FakeStart::inMemory)),
        Candidate.peer(
            "cdiscount-ds over SFTP", (folder, starts) -> repeated(starts, FakeStart::overSftp)),
        Candidate.reference("WireMock", (folder, starts) -> httpMock(starts)));
  }

  /** A start, its first answer, and the end. */
  @FunctionalInterface
  interface Start {
    String run() throws IOException, InterruptedException;
  }

  private static Task<String> repeated(int starts, Start start) {
    return results -> {
      for (int i = 0; i < starts; i++) {
        results.accept(start.run());
      }
    };
  }

  private static String inMemory() {
    try (FakeSupplier supplier = FakeSupplier.open(ACCOUNT);
        FileTransport transport = supplier.catalogueTransport()) {
      return listed(supplier, transport);
    }
  }

  private static String overSftp() {
    try (FakeSupplier supplier = FakeSupplier.open(ACCOUNT);
        EmbeddedSftpServer server = supplier.serve();
        FileTransport transport =
            SftpTransport.to(
                SftpSettings.builder(
                        server.host(),
                        FakeSupplier.CATALOGUE_LOGIN,
                        SftpCredentials.password(supplier.password().toCharArray()),
                        HostKeys.pinned(server.hostKeyFingerprint()))
                    .port(server.port())
                    .build())) {
      return listed(supplier, transport);
    }
  }

  private static String listed(FakeSupplier supplier, FileTransport transport) {
    RemoteFolder folder = supplier.profile().folders().catalogue();
    try (TransportSession session = transport.open()) {
      return session.list(folder).files().isEmpty() ? "empty" : ANSWER;
    }
  }

  /** One client for all: a test has one anyway. */
  private static Task<String> httpMock(int starts) {
    HttpClient client = HttpClient.newHttpClient();
    return repeated(
        starts,
        () -> {
          WireMockServer server =
              new WireMockServer(
                  WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
          server.start();
          try {
            server.stubFor(WireMock.get("/catalogue").willReturn(WireMock.ok(ANSWER)));
            return client
                .send(
                    HttpRequest.newBuilder(URI.create(server.baseUrl() + "/catalogue")).build(),
                    HttpResponse.BodyHandlers.ofString())
                .body();
          } finally {
            server.stop();
          }
        });
  }
}
