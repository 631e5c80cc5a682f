package io.github.cdiscountds.testkit.junit;

import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.ReportLanguage;
import io.github.cdiscountds.testkit.TrackingColumns;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class, or one test, a fake supplier of their own and a client that is
 * connected to it.
 *
 * <pre>{@code
 * @DropshipTest
 * class MyShopTest {
 *   @Test
 *   void tellsTheCustomerWhatSoldOut(FakeSupplier supplier, DropshipClient client) {
 *     MyShop shop = new MyShop(client);
 *     …
 *     supplier.sellsOut("AO1604").advance(Duration.ofHours(4));
 *     client.reports().poll();
 *     …
 *   }
 * }
 * }</pre>
 *
 * <p>{@code @DropshipTest(Over.SFTP)} does the same over a real SFTP server; {@link EachTransport}
 * does both.
 *
 * <p>Constructors, lifecycle methods and tests may have parameters of these types:
 *
 * <ul>
 *   <li>{@link FakeSupplier}, its {@link io.github.cdiscountds.testkit.SettableClock} and {@link
 *       io.github.cdiscountds.testkit.FakeCatalogue};
 *   <li>{@link io.github.cdiscountds.client.DropshipClient}, its {@link
 *       io.github.cdiscountds.ledger.OrderLedger} and {@link
 *       io.github.cdiscountds.profile.Account}, and {@link
 *       io.github.cdiscountds.testkit.story.Story}, which follows orders through both;
 *   <li>{@link io.github.cdiscountds.transport.FileTransport} or {@link
 *       io.github.cdiscountds.testkit.FaultyTransport}, marked {@link OrderServer} or {@link
 *       CatalogueServer}: the very one that the client uses, so that a fault planned for it meets
 *       the client;
 *   <li>{@link io.github.cdiscountds.testkit.EmbeddedSftpServer}, over SFTP.
 * </ul>
 *
 * <p>Each test has all of that anew, a server of its own included, so that tests may run in any
 * order and at the same time, and may kill the server. Only where a {@code @BeforeAll} method, or
 * the constructor of a test class with {@code Lifecycle.PER_CLASS}, asks for one of them, the tests
 * of that class share it; one of them that asks for other settings, or another transport, then
 * fails.
 *
 * <p>After the test (after the class, where it is shared) {@link FakeSupplier#verify()} has its
 * say: a file that the supplier couldn't read fails the test unless it was announced. Then
 * transports, server, ledger and supplier are closed and the working folder is removed.
 *
 * <p>On a method, the annotation replaces that of the class as a whole; a nested class without one
 * has that of the class around it. An annotation of one's own may carry this one.
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@ExtendWith(DropshipExtension.class)
@SuppressWarnings("exports") // JUnit makes the extension; nobody else needs to see it.
public @interface DropshipTest {
  /**
   * How the client reaches the supplier.
   *
   * @return in memory unless set
   */
  Over value() default Over.MEMORY;

  /**
   * When the story begins.
   *
   * @return date and time in Paris, as {@code 2026-03-02T08:00}: a Monday
   */
  String start() default "2026-03-02T08:00";

  /**
   * How many products are sold beside the {@linkplain
   * io.github.cdiscountds.testkit.FakeCatalogue#sample() samples}, all of them invented.
   *
   * @return none unless set
   */
  int products() default 0;

  /**
   * Which products are invented, and what becomes of them.
   *
   * @return what {@link io.github.cdiscountds.testkit.FakeCatalogue#generated(long, int)} takes
   */
  long seed() default 1;

  /**
   * In which language the supplier writes its reports.
   *
   * @return French unless set
   */
  ReportLanguage language() default ReportLanguage.FRENCH;

  /**
   * What columns A and C of the order tracking hold (R26).
   *
   * @return the order's number first unless set
   */
  TrackingColumns columns() default TrackingColumns.A_IS_ORDER;

  /**
   * What else shall be other than usual.
   *
   * @return a class with a constructor without parameters, which may be private
   */
  Class<? extends DropshipCustomizer> customizer() default DropshipCustomizer.Nothing.class;
}
