/**
 * The transport that talks to the supplier's real servers, over SFTP.
 *
 * <p>BouncyCastle is not required; it is used when it is there, for encrypted PuTTY keys of version
 * 3. On the module path the application resolves it ({@code requires org.bouncycastle.provider}).
 */
module io.github.cdiscountds.sftp {
  requires transitive io.github.cdiscountds.api;
  requires static transitive org.jspecify;
  requires com.jcraft.jsch;
  requires org.slf4j;

  exports io.github.cdiscountds.sftp;
}
