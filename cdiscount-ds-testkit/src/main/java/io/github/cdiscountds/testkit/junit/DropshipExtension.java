package io.github.cdiscountds.testkit.junit;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.FakeCatalogue;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.FaultyTransport;
import io.github.cdiscountds.testkit.SettableClock;
import io.github.cdiscountds.testkit.story.Story;
import io.github.cdiscountds.transport.FileTransport;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** Makes what a {@link DropshipTest} asks for, and verifies the supplier in the end. */
final class DropshipExtension implements ParameterResolver, AfterEachCallback, AfterAllCallback {
  private static final Namespace SPACE = Namespace.create(DropshipExtension.class);

  /** What a parameter may be, by its type alone. */
  private static final Map<Class<?>, Function<World, Object>> THINGS =
      Map.of(
          FakeSupplier.class, World::supplier,
          SettableClock.class, world -> world.supplier().clock(),
          FakeCatalogue.class, world -> world.supplier().catalogue(),
          DropshipClient.class, World::client,
          OrderLedger.class, World::ledger,
          Account.class, world -> world.supplier().account(),
          Story.class, World::story);

  /** What somebody asks for. */
  private record Wish(DropshipTest settings, Over over) {
    static Wish of(ExtensionContext context) {
      DropshipTest settings = settingsOf(context);
      Over over = context.getStore(SPACE).getOrDefault(Over.class, Over.class, settings.value());
      return new Wish(settings, over);
    }

    @Override
    public String toString() {
      return (over == Over.MEMORY ? "in memory" : "over " + over) + " by " + settings;
    }
  }

  /** A world and the context that has it: a test, or a class whose tests share it. */
  private record Owned(World world, Wish wish, String owner) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      world.close();
    }
  }

  /** Says how all below a context reach the supplier, whatever their annotation says. */
  static void decide(ExtensionContext context, Over over) {
    context.getStore(SPACE).put(Over.class, over);
  }

  /** A test's parts are asked for by its constructor as well. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return THINGS.containsKey(type)
        || type == EmbeddedSftpServer.class
        || isTransport(type)
        || parameter.isAnnotated(OrderServer.class)
        || parameter.isAnnotated(CatalogueServer.class);
  }

  private static boolean isTransport(Class<?> type) {
    return type == FileTransport.class || type == FaultyTransport.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    Function<World, Object> thing = THINGS.get(type);
    if (thing != null) {
      return thing.apply(worldOf(context));
    }
    if (type == EmbeddedSftpServer.class) {
      EmbeddedSftpServer server = worldOf(context).server();
      if (server == null) {
        throw new ParameterResolutionException(
            "there is no EmbeddedSftpServer in memory: expected @DropshipTest(Over.SFTP)");
      }
      return server;
    }
    boolean orders = parameter.isAnnotated(OrderServer.class);
    if (!isTransport(type) || orders == parameter.isAnnotated(CatalogueServer.class)) {
      throw new ParameterResolutionException(
          "parameter "
              + parameter.getParameter()
              + ": expected a FileTransport or FaultyTransport, marked either @OrderServer or"
              + " @CatalogueServer");
    }
    World world = worldOf(context);
    return orders ? world.orderServer() : world.catalogueServer();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    verify(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    verify(context);
  }

  /** The store, which closes what it holds, does so after the last call-back. */
  private static void verify(ExtensionContext context) {
    Owned owned = context.getStore(SPACE).get(World.class, Owned.class);
    if (owned != null && owned.owner().equals(context.getUniqueId())) {
      owned.world().supplier().verify();
    }
  }

  private static World worldOf(ExtensionContext context) {
    Wish wish = Wish.of(context);
    Owned owned =
        context
            .getStore(SPACE)
            .getOrComputeIfAbsent(
                World.class,
                key -> new Owned(begin(wish), wish, context.getUniqueId()),
                Owned.class);
    if (!owned.wish().equals(wish)) {
      throw new ParameterResolutionException(
          "the tests of this class share what its @BeforeAll method or its constructor asked for, "
              + owned.wish()
              + ": expected that they all ask for the same, but this one asks for it "
              + wish);
    }
    return owned.world();
  }

  private static World begin(Wish wish) {
    DropshipTest settings = wish.settings();
    return World.begin(settings, wish.over(), ReflectionSupport.newInstance(settings.customizer()));
  }

  private static DropshipTest settingsOf(ExtensionContext context) {
    Optional<DropshipTest> onMethod =
        AnnotationSupport.findAnnotation(context.getTestMethod(), DropshipTest.class);
    return onMethod
        .or(
            () ->
                AnnotationSupport.findAnnotation(
                    context.getRequiredTestClass(),
                    DropshipTest.class,
                    context.getEnclosingTestClasses()))
        .orElseGet(() -> Defaults.class.getAnnotation(DropshipTest.class));
  }

  /** The settings of what carries no {@link DropshipTest}, but {@link EachTransport}. */
  @DropshipTest
  private static final class Defaults {}
}
