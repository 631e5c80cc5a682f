package io.github.cdiscountds.it.openssh;

import io.github.cdiscountds.sftp.SftpCredentials;

/** By an encrypted PuTTY key of version 3. */
class OpenSshPpkVersion3ContractTest extends OpenSshContract {
  @Override
  SftpCredentials credentials(OpenSshServer server) throws Exception {
    return server.ppk(3);
  }
}
