/** Programs that show the library at work; the README's snippets are taken from here. */
@NullMarked
package io.github.cdiscountds.examples;

import org.jspecify.annotations.NullMarked;
