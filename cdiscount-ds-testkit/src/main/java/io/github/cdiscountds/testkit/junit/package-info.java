/**
 * What the testkit offers to JUnit Jupiter 5.13 and later: tests that have a supplier and a client,
 * and suites that an adopter's own implementation of one of the library's joints has to pass.
 *
 * <p>Start at {@link io.github.cdiscountds.testkit.junit.DropshipTest}; the suites are {@link
 * io.github.cdiscountds.testkit.junit.FileTransportContract} and {@link
 * io.github.cdiscountds.testkit.junit.OrderLedgerContract}.
 */
@NullMarked
package io.github.cdiscountds.testkit.junit;

import org.jspecify.annotations.NullMarked;
