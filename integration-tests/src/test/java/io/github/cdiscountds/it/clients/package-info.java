/** Other people's SFTP clients against the testkit's server. */
@NullMarked
package io.github.cdiscountds.it.clients;

import org.jspecify.annotations.NullMarked;
