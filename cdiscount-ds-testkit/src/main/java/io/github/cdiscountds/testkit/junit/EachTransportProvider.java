package io.github.cdiscountds.testkit.junit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Repeats what carries {@link EachTransport} once for each way to the supplier. */
final class EachTransportProvider
    implements ClassTemplateInvocationContextProvider, TestTemplateInvocationContextProvider {

  @Override
  public boolean supportsClassTemplate(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getTestClass(), EachTransport.class);
  }

  @Override
  public Stream<Invocation> provideClassTemplateInvocationContexts(ExtensionContext context) {
    return invocations();
  }

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getTestMethod(), EachTransport.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    return invocations().map(invocation -> invocation);
  }

  private static Stream<Invocation> invocations() {
    return Arrays.stream(Over.values()).map(Invocation::new);
  }

  private record Invocation(Over over)
      implements ClassTemplateInvocationContext, TestTemplateInvocationContext {

    @Override
    public String getDisplayName(int invocationIndex) {
      return over == Over.MEMORY ? "in memory" : "over " + over;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of();
    }

    @Override
    public void prepareInvocation(ExtensionContext context) {
      DropshipExtension.decide(context, over);
    }
  }
}
