/**
 * The fake supplier as a program of its own, for shops that are still being built: an SFTP server
 * that any client can look at ({@link io.github.cdiscountds.testkit.standalone.FakeSupplierMain}),
 * and a page in a browser that shows what the supplier knows and moves its clock ({@link
 * io.github.cdiscountds.testkit.standalone.StatusPage}), which a test may open too.
 *
 * <p>A leaf: nothing in the testkit depends on it.
 */
@NullMarked
package io.github.cdiscountds.testkit.standalone;

import org.jspecify.annotations.NullMarked;
