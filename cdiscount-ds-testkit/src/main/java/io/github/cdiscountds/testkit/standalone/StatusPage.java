package io.github.cdiscountds.testkit.standalone;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.FakeSupplier;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A page in a browser about one fake supplier: its clock, calendar, planned faults, orders,
 * pick-ups and files, with buttons that move the clock, run jobs, sell products out, refuse, hold
 * and release orders and plant faults.
 *
 * <p>{@link FakeSupplierMain} opens one; a test may too, to be looked at while a debugger holds the
 * test's thread. It must suspend that thread only, not all of them, and the page waits as long as
 * the thread stands inside a method of {@link FakeSupplier}:
 *
 * <pre>{@code
 * try (StatusPage page = StatusPage.of(supplier).server(supplier.serve()).open()) {
 *   System.out.println(page.address());
 * }
 * }</pre>
 *
 * <p>It listens on the loopback interface only, and asks for nothing from anywhere. Whoever has an
 * account on this machine can open it; another site in the same browser can neither read it nor
 * press its buttons.
 *
 * <p>Thread-safe. {@link #close()} ends the page and its threads, not the supplier and its servers.
 *
 * @since 0.1.0
 */
public final class StatusPage implements AutoCloseable {
  static final String FILE_PATH = "/file";

  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int THREADS = 4;
  private static final Duration REQUEST_LIMIT = Duration.ofSeconds(30);
  private static final int LONGEST_REFRESH = 3600;
  private static final int OK = 200;
  private static final int SEE_OTHER = 303;
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int MISDIRECTED = 421;

  private final HttpServer http;
  private final ExecutorService workers;
  private final RequestLimit limit;
  private final ClockHand hand;
  private final Journal journal = new Journal();
  private final RequestGuard guard;
  private final StatusView view;
  private final FilesSection files;
  private final Deeds deeds;

  private StatusPage(Builder settings) {
    try {
      this.http =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), settings.port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("no status page on port " + settings.port, e);
    }
    FakeSupplier supplier = settings.supplier;
    this.hand = new ClockHand(supplier, journal, System::nanoTime);
    hand.setSpeed(settings.speed);
    this.guard = new RequestGuard(port());
    this.view = new StatusView(supplier, settings.server, hand, journal, guard.token());
    this.files = new FilesSection(supplier);
    this.deeds = new Deeds(supplier, settings.server, hand);
    this.limit = new RequestLimit(settings.requestLimit);
    AtomicInteger threads = new AtomicInteger();
    this.workers =
        Executors.newFixedThreadPool(
            THREADS,
            work -> {
              Thread thread = new Thread(work, "status-page-" + threads.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    http.setExecutor(request -> workers.execute(() -> limit.run(request)));
    http.createContext("/", this::answer);
    http.start();
    hand.start();
  }

  /**
   * Begins a page.
   *
   * @param supplier whom it tells of
   * @return a builder
   */
  public static Builder of(FakeSupplier supplier) {
    return new Builder(supplier);
  }

  /**
   * Gives the address to open in a browser.
   *
   * @return {@code http://127.0.0.1:} and the port
   */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port() + "/");
  }

  private int port() {
    return http.getAddress().getPort();
  }

  /**
   * Ends the page; the supplier's clock stands still again. Waits a few seconds at most for what is
   * under way. Idempotent.
   */
  @Override
  public void close() {
    hand.close();
    http.stop(0);
    ClockHand.end(workers);
    limit.close();
  }

  @Override
  public String toString() {
    return "StatusPage[" + address() + "]";
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      policies(exchange.getResponseHeaders());
      Optional<String> objection = guard.objection(exchange.getRequestHeaders());
      if (objection.isPresent()) {
        say(exchange, MISDIRECTED, objection.get());
        return;
      }
      try {
        dispatch(exchange);
      } catch (IllegalArgumentException e) {
        say(exchange, BAD_REQUEST, "This can't be understood: " + e.getMessage());
      }
    }
  }

  private void dispatch(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    boolean isReading = method.equals("GET") || method.equals("HEAD");
    if (path.equals("/") && isReading) {
      show(exchange);
    } else if (path.equals("/") && method.equals("POST")) {
      act(exchange);
    } else if (path.equals(FILE_PATH) && isReading) {
      download(exchange);
    } else if (path.equals("/") || path.equals(FILE_PATH)) {
      exchange
          .getResponseHeaders()
          .set("Allow", path.equals("/") ? "GET, HEAD, POST" : "GET, HEAD");
      say(exchange, METHOD_NOT_ALLOWED, "This page knows no " + method + ".");
    } else {
      say(exchange, NOT_FOUND, "There is nothing here.");
    }
  }

  private static void policies(Headers headers) {
    headers.set("Content-Security-Policy", PageStyle.CONTENT_POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    // Not no-referrer: with it a browser hides where our own forms come from, too.
    headers.set("Referrer-Policy", "same-origin");
    headers.set("Cache-Control", "no-store");
  }

  private void show(HttpExchange exchange) throws IOException {
    int refresh = refresh(Form.parse(exchange.getRequestURI().getRawQuery()));
    send(exchange, OK, "text/html; charset=utf-8", limit.apart(() -> bytes(view.page(refresh))));
  }

  private void act(HttpExchange exchange) throws IOException {
    Form form = Form.read(exchange.getRequestBody());
    Optional<String> objection = guard.objection(exchange.getRequestHeaders(), form);
    if (objection.isPresent()) {
      say(exchange, FORBIDDEN, objection.get());
      return;
    }
    try {
      journal.done(limit.apart(() -> deeds.perform(form)));
    } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
      journal.problem(String.valueOf(e.getMessage()));
    }
    int refresh = refresh(form);
    exchange.getResponseHeaders().set("Location", refresh == 0 ? "/" : "/?refresh=" + refresh);
    exchange.sendResponseHeaders(SEE_OTHER, -1);
  }

  private static int refresh(Form form) {
    return form.optional("refresh").isEmpty() ? 0 : form.number("refresh", 0, LONGEST_REFRESH);
  }

  private void download(HttpExchange exchange) throws IOException {
    Form address = Form.parse(exchange.getRequestURI().getRawQuery());
    byte[] content = limit.apart(() -> contentOf(address)).orElse(null);
    if (content == null) {
      say(exchange, NOT_FOUND, "The file isn't there any more.");
      return;
    }
    String name = URLEncoder.encode(address.exact("name"), StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .set("Content-Disposition", "attachment; filename*=UTF-8''" + name.replace("+", "%20"));
    send(exchange, OK, "application/octet-stream", content);
  }

  private Optional<byte[]> contentOf(Form address) {
    Optional<Path> file = files.find(address);
    try {
      return file.isPresent() ? Optional.of(Files.readAllBytes(file.get())) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void say(HttpExchange exchange, int status, String text) throws IOException {
    send(exchange, status, "text/plain; charset=utf-8", bytes(text + "\n"));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] content)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(content.length));
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    // 0 would mean a length that isn't known.
    exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(content);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The settings of a status page.
   *
   * <p>Not thread-safe.
   *
   * @since 0.1.0
   */
  public static final class Builder {
    private final FakeSupplier supplier;
    private @Nullable EmbeddedSftpServer server;
    private int port;
    private int speed;
    private Duration requestLimit = REQUEST_LIMIT;

    private Builder(FakeSupplier supplier) {
      this.supplier = supplier;
    }

    /**
     * Tells of a server as well: how it is reached, and what may go wrong with it.
     *
     * @param value the server; none unless set
     * @return this builder
     */
    public Builder server(EmbeddedSftpServer value) {
      this.server = value;
      return this;
    }

    /**
     * Sets the page's port.
     *
     * @param value the port; 0, which it is unless set, lets the system choose
     * @return this builder
     * @throws IllegalArgumentException when there is no such port
     */
    public Builder port(int value) {
      if (value < 0 || value > 65_535) {
        throw new IllegalArgumentException("port " + value + ": expected 0 to 65535");
      }
      this.port = value;
      return this;
    }

    /**
     * Lets the supplier's clock run of itself while the page is open.
     *
     * @param times how many times as fast as real time; 0, which it is unless set, leaves the clock
     *     to whoever moves it, and 3600, an hour in a second, is the most
     * @return this builder
     * @throws IllegalArgumentException when it is negative or above 3600
     */
    public Builder speed(int times) {
      if (times < 0 || times > ClockHand.FASTEST) {
        throw new IllegalArgumentException(
            "speed " + times + ": expected 0 to " + ClockHand.FASTEST);
      }
      this.speed = times;
      return this;
    }

    /**
     * Sets how long a browser may take to send a request, and to fetch the answer; then its
     * connection is closed. What the page does in between isn't limited.
     *
     * @param value how long; 30 seconds unless set
     * @return this builder
     * @throws IllegalArgumentException when it isn't positive
     */
    public Builder requestLimit(Duration value) {
      if (value.isZero() || value.isNegative()) {
        throw new IllegalArgumentException("request limit " + value + ": expected more than 0");
      }
      this.requestLimit = value;
      return this;
    }

    /**
     * Opens the page.
     *
     * @return a page that can be opened in a browser now, to be closed by the caller
     * @throws UncheckedIOException when the port can't be had
     */
    public StatusPage open() {
      return new StatusPage(this);
    }
  }
}
