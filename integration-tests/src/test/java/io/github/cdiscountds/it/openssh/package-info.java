/** The SFTP transport against a real OpenSSH server, which is what the supplier may well run. */
@NullMarked
package io.github.cdiscountds.it.openssh;

import org.jspecify.annotations.NullMarked;
