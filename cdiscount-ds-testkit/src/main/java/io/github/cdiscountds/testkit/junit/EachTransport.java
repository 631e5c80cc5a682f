package io.github.cdiscountds.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a {@link DropshipTest} twice, in memory and over SFTP: all tests of a class when it stands
 * on the class, one when it stands on a method, there instead of {@code @Test}.
 *
 * <pre>{@code
 * @EachTransport
 * class MyShopTest {
 *   @Test
 *   void placesAnOrder(FakeSupplier supplier, DropshipClient client) { … }
 * }
 *
 * class OtherTest {
 *   @EachTransport
 *   void placesAnOrder(FakeSupplier supplier, DropshipClient client) { … }
 * }
 * }</pre>
 *
 * <p>Needs no {@link DropshipTest} beside it; where there is one, its settings count, all but the
 * transport. Not on a method of a class whose tests share one supplier.
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@ClassTemplate
@TestTemplate
@ExtendWith(EachTransportProvider.class)
@ExtendWith(DropshipExtension.class)
@SuppressWarnings("exports") // JUnit makes the extensions; nobody else needs to see them.
public @interface EachTransport {}
