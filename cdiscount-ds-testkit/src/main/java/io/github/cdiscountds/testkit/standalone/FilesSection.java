package io.github.cdiscountds.testkit.standalone;

import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What both logins see, folder by folder, each folder's latest files first, to be downloaded. */
final class FilesSection {
  private static final int DEPTH = 4;
  private static final int SHOWN_FOLDERS = 50;
  private static final int SHOWN_FILES = 50;

  private final FakeSupplier supplier;

  FilesSection(FakeSupplier supplier) {
    this.supplier = supplier;
  }

  private record Entry(String name, long size, Instant modified) {}

  void write(Html html) {
    html.open("section", "id", "files", "aria-labelledby", "files-title");
    html.element("h2", "Folders and files", "id", "files-title");
    for (String login : List.of(FakeSupplier.CATALOGUE_LOGIN, FakeSupplier.ORDER_LOGIN)) {
      html.element("h3", "Login " + login);
      tree(login).ifPresent(tree -> folders(html, login, tree));
    }
    html.close("section");
  }

  private Optional<FileTree> tree(String login) {
    return switch (login) {
      case FakeSupplier.CATALOGUE_LOGIN -> Optional.of(supplier.catalogueTree());
      case FakeSupplier.ORDER_LOGIN -> Optional.of(supplier.orderTree());
      default -> Optional.empty();
    };
  }

  /**
   * Finds a file that the page links to.
   *
   * @return its path in its tree, or empty when it isn't there (any more)
   */
  Optional<Path> find(Form address) {
    return tree(address.exact("login"))
        .map(tree -> tree.file(address.exact("folder"), address.exact("name")))
        .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
  }

  private void folders(Html html, String login, FileTree tree) {
    List<Path> folders;
    try (Stream<Path> found = Files.walk(tree.root(), DEPTH)) {
      folders =
          found
              .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
              .sorted()
              .limit(SHOWN_FOLDERS)
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (Path folder : folders) {
      List<Entry> entries = entries(folder);
      // The root is worth a word only when it holds files itself.
      if (!entries.isEmpty() || folder.getNameCount() > 0) {
        folder(html, login, folder.toString(), entries);
      }
    }
  }

  private static List<Entry> entries(Path folder) {
    List<Entry> entries = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        read(file).ifPresent(entries::add);
      }
    } catch (IOException e) {
      // The folder went while it was looked at.
      return List.of();
    }
    entries.sort(Comparator.comparing(Entry::modified).reversed().thenComparing(Entry::name));
    return entries;
  }

  private static Optional<Entry> read(Path file) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return attributes.isRegularFile()
          ? Optional.of(
              new Entry(
                  file.getFileName().toString(),
                  attributes.size(),
                  attributes.lastModifiedTime().toInstant()))
          : Optional.empty();
    } catch (IOException e) {
      // It was taken while the folder was listed.
      return Optional.empty();
    }
  }

  private void folder(Html html, String login, String folder, List<Entry> entries) {
    ZoneId zone = supplier.clock().getZone();
    html.open("div", "class", "wide").open("table").open("caption").foreign(folder);
    html.text(entries.isEmpty() ? ": empty" : "").close("caption");
    if (!entries.isEmpty()) {
      PageForms.headings(html, "File", "Bytes", "Modified");
      html.open("tbody");
      for (Entry entry : entries.subList(0, Math.min(SHOWN_FILES, entries.size()))) {
        html.open("tr").open("td");
        html.open("a", "href", address(login, folder, entry.name()), "download", entry.name());
        html.foreign(entry.name()).close("a").close("td");
        html.element("td", Long.toString(entry.size()), "class", "number").open("td");
        PageForms.time(html, entry.modified().atZone(zone));
        html.close("td").close("tr");
      }
      html.close("tbody");
    }
    html.close("table");
    if (entries.size() > SHOWN_FILES) {
      html.open("p", "class", "quiet")
          .text("… and " + (entries.size() - SHOWN_FILES) + " older ones.")
          .close("p");
    }
    html.close("div");
  }

  private static String address(String login, String folder, String name) {
    return StatusPage.FILE_PATH
        + "?login="
        + URLEncoder.encode(login, StandardCharsets.UTF_8)
        + "&folder="
        + URLEncoder.encode(folder, StandardCharsets.UTF_8)
        + "&name="
        + URLEncoder.encode(name, StandardCharsets.UTF_8);
  }
}
