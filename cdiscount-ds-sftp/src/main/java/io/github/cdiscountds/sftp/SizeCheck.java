package io.github.cdiscountds.sftp;

/**
 * Whether what was transferred is compared with what was announced. Adopters always have it: it is
 * left out by those alone who prove that something would notice.
 */
enum SizeCheck {
  ON,
  LEFT_OUT
}
