package io.github.cdiscountds.it.view;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A page in a browser, and everything that the browser tells of it. */
final class BrowserPage {
  private final DevTools tools;
  private final String session;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();

  private BrowserPage(DevTools tools, String session) {
    this.tools = tools;
    this.session = session;
  }

  static BrowserPage open(DevTools tools) throws InterruptedException {
    String target =
        tools
            .call(null, "Target.createTarget", DevTools.parameters().put("url", "about:blank"))
            .get("targetId")
            .asString();
    String session =
        tools
            .call(
                null,
                "Target.attachToTarget",
                DevTools.parameters().put("targetId", target).put("flatten", true))
            .get("sessionId")
            .asString();
    BrowserPage page = new BrowserPage(tools, session);
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      page.call(domain + ".enable");
    }
    return page;
  }

  /** Shows a document, and waits until all that it asks for is there. */
  void show(URI document) throws InterruptedException {
    tools.call(session, "Page.navigate", DevTools.parameters().put("url", document.toString()));
    await("Page.loadEventFired");
    // Whatever a script of the page might do next has its turn before this is answered.
    evaluate("new Promise(done => setTimeout(done, 0))");
    call("Runtime.evaluate", "expression", "0");
    drain();
  }

  /** Does something in the page that leads to another one, and waits until that is there. */
  void follow(String expression) throws InterruptedException {
    drain();
    evaluate("(() => { " + expression + " })()");
    await("Page.loadEventFired");
    evaluate("new Promise(done => setTimeout(done, 0))");
    drain();
  }

  /** Prefers dark or light pages from now on. */
  void prefer(String scheme) throws InterruptedException {
    ObjectNode parameters = DevTools.parameters();
    parameters
        .putArray("features")
        .addObject()
        .put("name", "prefers-color-scheme")
        .put("value", scheme);
    tools.call(session, "Emulation.setEmulatedMedia", parameters);
  }

  /** Errors and warnings of the console, of scripts, and of what could not be loaded. */
  List<String> complaints() {
    return complaints;
  }

  /** What was asked for, over a network or not. */
  List<String> requests() {
    return requests;
  }

  /** The value of an expression in the page. */
  JsonNode evaluate(String expression) throws InterruptedException {
    JsonNode result =
        tools.call(
            session,
            "Runtime.evaluate",
            DevTools.parameters()
                .put("expression", expression)
                .put("awaitPromise", true)
                .put("returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new IllegalArgumentException(expression + ": " + result.get("exceptionDetails"));
    }
    return result.get("result").path("value");
  }

  /** How wide the window is, as on a telephone or a desk. */
  void resize(int width) throws InterruptedException {
    tools.call(
        session,
        "Emulation.setDeviceMetricsOverride",
        DevTools.parameters()
            .put("width", width)
            .put("height", 800)
            .put("deviceScaleFactor", 1)
            .put("mobile", false));
  }

  /** Lays the page out as on paper. */
  void likeOnPaper() throws InterruptedException {
    call("Emulation.setEmulatedMedia", "media", "print");
  }

  /** The page as PDF. */
  byte[] printed() throws InterruptedException {
    JsonNode result = tools.call(session, "Page.printToPDF", DevTools.parameters());
    return Base64.getDecoder().decode(result.get("data").asString());
  }

  private void call(String method) throws InterruptedException {
    tools.call(session, method, DevTools.parameters());
  }

  private void call(String method, String name, String value) throws InterruptedException {
    tools.call(session, method, DevTools.parameters().put(name, value));
  }

  private void await(String method) throws InterruptedException {
    while (true) {
      JsonNode event = tools.events(session).poll(DevTools.PATIENCE_SECONDS, SECONDS);
      if (event == null) {
        throw new IllegalStateException(method + " didn't happen");
      }
      note(event);
      if (event.get("method").asString().equals(method)) {
        return;
      }
    }
  }

  private void drain() {
    @Nullable JsonNode event;
    while ((event = tools.events(session).poll()) != null) {
      note(event);
    }
  }

  private void note(JsonNode event) {
    JsonNode parameters = event.get("params");
    switch (event.get("method").asString()) {
      case "Network.requestWillBeSent" ->
          requests.add(parameters.get("request").get("url").asString());
      case "Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled" ->
          complaints.add(parameters.toString());
      default -> {}
    }
  }
}
