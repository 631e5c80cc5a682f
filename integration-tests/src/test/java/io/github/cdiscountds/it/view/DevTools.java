package io.github.cdiscountds.it.view;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One connection to a browser by its DevTools protocol: commands, their answers, and events. */
final class DevTools implements WebSocket.Listener, AutoCloseable {
  static final long PATIENCE_SECONDS = 60;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final Map<String, BlockingQueue<JsonNode>> events = new ConcurrentHashMap<>();
  private final StringBuilder message = new StringBuilder();
  private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();

  private DevTools() {}

  static DevTools connect(URI address) {
    DevTools tools = new DevTools();
    tools.socket.complete(
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, tools).join());
    return tools;
  }

  /** A command's parameters, to be filled. */
  static ObjectNode parameters() {
    return JSON.createObjectNode();
  }

  /** Sends a command and waits for its answer. */
  JsonNode call(@Nullable String session, String method, ObjectNode parameters)
      throws InterruptedException {
    int id = ids.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    ObjectNode command = JSON.createObjectNode().put("id", id).put("method", method);
    command.set("params", parameters);
    if (session != null) {
      command.put("sessionId", session);
    }
    socket.join().sendText(command.toString(), true);
    try {
      JsonNode told = answer.get(PATIENCE_SECONDS, SECONDS);
      if (told.has("error")) {
        throw new IllegalStateException(method + ": " + told.get("error"));
      }
      return told.get("result");
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(method + " isn't answered", e);
    }
  }

  /** The events of a page, in the order in which they come. */
  BlockingQueue<JsonNode> events(String session) {
    return events.computeIfAbsent(session, key -> new LinkedBlockingQueue<>());
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    message.append(part);
    if (last) {
      JsonNode told = JSON.readTree(message.toString());
      message.setLength(0);
      if (told.has("id")) {
        CompletableFuture<JsonNode> answer = answers.remove(told.get("id").asInt());
        if (answer != null) {
          answer.complete(told);
        }
      } else if (told.has("sessionId")) {
        events(told.get("sessionId").asString()).add(told);
      }
    }
    from.request(1);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    answers.values().forEach(answer -> answer.completeExceptionally(error));
  }

  @Override
  public void close() {
    socket.join().abort();
  }
}
