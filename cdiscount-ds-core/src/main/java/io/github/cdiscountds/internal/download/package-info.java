/** Downloads that go on where they were cut, and prove what they take of an earlier one. */
@NullMarked
package io.github.cdiscountds.internal.download;

import org.jspecify.annotations.NullMarked;
