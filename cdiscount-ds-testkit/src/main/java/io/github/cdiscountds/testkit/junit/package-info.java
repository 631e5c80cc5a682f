/**
 * What the testkit offers to JUnit Jupiter: suites that an adopter's own implementation of one of
 * the library's joints has to pass.
 *
 * <p>Start at {@link io.github.cdiscountds.testkit.junit.FileTransportContract}.
 */
@NullMarked
package io.github.cdiscountds.testkit.junit;

import org.jspecify.annotations.NullMarked;
