/** The pages that people look at, looked at by a real browser. */
@NullMarked
package io.github.cdiscountds.it.view;

import org.jspecify.annotations.NullMarked;
