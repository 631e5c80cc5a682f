package io.github.cdiscountds.internal.delivery;

/**
 * Who is told about events.
 *
 * @param account the account's company name
 * @param name the subscriber's name
 */
public record Subscriber(String account, String name) {}
