package io.github.cdiscountds.testkit.standalone;

import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.FaultyTransport.Operation;
import io.github.cdiscountds.testkit.StruckFault;
import io.github.cdiscountds.testkit.SupplierJob;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be made to go wrong: with documents, with what clients do, and with the server. */
final class FaultsSection {
  private static final int SHOWN = 20;

  private final @Nullable EmbeddedSftpServer server;

  /**
   * Sets the section up.
   *
   * @param server the server whose faults can be planted, or null when there is none
   */
  FaultsSection(@Nullable EmbeddedSftpServer server) {
    this.server = server;
  }

  void write(Html html, PageForms forms) {
    html.open("section", "id", "faults", "aria-labelledby", "faults-title");
    html.element("h2", "Faults", "id", "faults-title");
    documents(html, forms);
    if (server != null) {
      operations(html, forms, server);
      servers(html, forms);
    }
    html.close("section");
  }

  private static void documents(Html html, PageForms forms) {
    html.element("h3", "A document").open("div", "class", "row");
    forms.begin("document-fault");
    html.open("label").text("The next").open("select", "name", "job");
    for (SupplierJob job : SupplierJob.values()) {
      if (Words.isPublishing(job)) {
        option(html, job, Words.of(job));
      }
    }
    html.close("select").close("label");
    html.open("label").text("What goes wrong").open("select", "name", "fault");
    for (DocumentFault fault : DocumentFault.values()) {
      option(html, fault, fault.words());
    }
    html.close("select").close("label");
    forms.field("By how many minutes", "minutes", "number", "30");
    forms.end("Plant it");
    html.close("div");
  }

  private static void operations(Html html, PageForms forms, EmbeddedSftpServer server) {
    html.element("h3", "What an SFTP client does").open("div", "class", "row");
    forms.begin("operation-fault");
    html.open("label").text("The next").open("select", "name", "operation");
    for (Operation operation : Operation.values()) {
      option(html, operation, operation.name().toLowerCase(Locale.ROOT));
    }
    html.close("select").close("label");
    html.open("label").text("What goes wrong: it").open("select", "name", "fault");
    for (OperationFault fault : OperationFault.values()) {
      option(html, fault, fault.words());
    }
    html.close("select").close("label");
    forms.field("n", "bytes", "number", "1000");
    forms.end("Plant it");
    html.close("div");
    List<String> ahead = server.faultsAhead();
    if (!ahead.isEmpty()) {
      list(html, "faults-ahead", "Planned", ahead);
      html.open("div", "class", "row");
      forms.begin("heal");
      forms.end("Take them all back");
      html.close("div");
    }
    List<StruckFault> struck = server.faultsStruck();
    if (!struck.isEmpty()) {
      list(
          html,
          "faults-struck",
          "Came to pass",
          struck.subList(Math.max(0, struck.size() - SHOWN), struck.size()).stream()
              .map(StruckFault::toString)
              .toList());
    }
  }

  private static void servers(Html html, PageForms forms) {
    html.element("h3", "The SFTP server").open("div", "class", "row");
    forms.begin("server-fault");
    html.open("label").text("What goes wrong").open("select", "name", "fault");
    for (ServerFault fault : ServerFault.values()) {
      option(html, fault, fault.words());
    }
    html.close("select").close("label");
    forms.field("n", "number", "number", "1000");
    forms.end("Plant it");
    html.close("div");
  }

  private static void option(Html html, Enum<?> choice, String words) {
    html.element("option", words, "value", choice.name());
  }

  private static void list(Html html, String id, String title, List<String> entries) {
    html.open("p", "id", id + "-title").text(title).close("p");
    html.open("ul", "id", id, "aria-labelledby", id + "-title");
    for (String entry : entries) {
      html.open("li").foreign(entry).close("li");
    }
    html.close("ul");
  }
}
