/** The client against the fake supplier: what an adopter's backend would see. */
@NullMarked
package io.github.cdiscountds.it.client;

import org.jspecify.annotations.NullMarked;
