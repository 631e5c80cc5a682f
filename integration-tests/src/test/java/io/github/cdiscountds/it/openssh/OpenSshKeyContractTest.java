package io.github.cdiscountds.it.openssh;

import io.github.cdiscountds.sftp.SftpCredentials;

/** By an OpenSSH Ed25519 key. */
class OpenSshKeyContractTest extends OpenSshContract {
  @Override
  SftpCredentials credentials(OpenSshServer server) throws Exception {
    return SftpCredentials.privateKey(server.key());
  }
}
