package io.github.cdiscountds.sftp;

/**
 * What a transport's connections do at one moment, for gauges and health pages.
 *
 * @param inUse how many are lent to sessions, those that are still connecting included
 * @param idle how many wait to be lent
 * @param waiting how many threads wait for one
 * @param most how many there may be at a time
 * @since 0.1.0
 */
public record PoolStatus(int inUse, int idle, int waiting, int most) {}
