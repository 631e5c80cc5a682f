package io.github.cdiscountds.it.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.testkit.FakeSupplier;
import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The testkit says in its module-info what it needs at run time, so that adopters may test as
 * modules.
 */
class TestkitModuleTest {
  private static final String TESTKIT = "io.github.cdiscountds.testkit";

  @Test
  void opensASupplierOnTheModulePath() throws Exception {
    ModuleFinder classPath =
        ModuleFinder.of(
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("integration-tests"))
                .map(Path::of)
                .toArray(Path[]::new));
    Configuration resolved =
        ModuleLayer.boot().configuration().resolve(classPath, ModuleFinder.of(), Set.of(TESTKIT));
    ClassLoader modules =
        ModuleLayer.boot()
            .defineModulesWithOneLoader(resolved, ClassLoader.getPlatformClassLoader())
            .findLoader(TESTKIT);

    Class<?> supplier = modules.loadClass(FakeSupplier.class.getName());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(modules);
    try {
      Class<?> account = modules.loadClass(Account.class.getName());
      Object opened =
          supplier
              .getMethod("open", account)
              .invoke(
                  null,
                  account.getConstructor(String.class, String.class).newInstance("SHOP", "1"));
      supplier.getMethod("serve").invoke(opened);
      supplier.getMethod("close").invoke(opened);
    } finally {
      thread.setContextClassLoader(before);
    }
    assertThat(supplier.getModule().getName()).isEqualTo(TESTKIT);
  }
}
