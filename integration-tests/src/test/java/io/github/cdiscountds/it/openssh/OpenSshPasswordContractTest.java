package io.github.cdiscountds.it.openssh;

import io.github.cdiscountds.sftp.SftpCredentials;

/** By password. */
class OpenSshPasswordContractTest extends OpenSshContract {
  @Override
  SftpCredentials credentials(OpenSshServer server) throws Exception {
    return server.password();
  }
}
