/** Tests of the client's doors that need no server. */
@NullMarked
package io.github.cdiscountds.client;

import org.jspecify.annotations.NullMarked;
