package io.github.cdiscountds.it.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.sftp.SftpTransport;
import io.github.cdiscountds.testkit.FakeSupplier;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The four published libraries, as they are built: their classes and what their modules export. */
final class Libraries {
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/it/"))
          .importPackages("io.github.cdiscountds");

  private static final List<Class<?>> ONE_OF_EACH =
      List.of(Order.class, DropshipClient.class, SftpTransport.class, FakeSupplier.class);

  private Libraries() {}

  /** The packages that adopters can see. */
  static Set<String> exportedPackages() {
    return descriptors().stream()
        .flatMap(module -> module.exports().stream())
        .filter(export -> !export.isQualified())
        .map(ModuleDescriptor.Exports::source)
        .collect(Collectors.toUnmodifiableSet());
  }

  static List<ModuleDescriptor> descriptors() {
    return ONE_OF_EACH.stream()
        .map(Libraries::location)
        .map(
            place ->
                ModuleFinder.of(place).findAll().stream()
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no module in " + place))
                    .descriptor())
        .toList();
  }

  private static Path location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
