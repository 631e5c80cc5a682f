/**
 * The supplier's side, for tests: its files, its servers, its faults and its clock, with no account
 * and no network needed.
 *
 * <p>Start at {@link io.github.cdiscountds.testkit.FakeSupplier}, who takes orders, ships and bills
 * them. Below it, {@link io.github.cdiscountds.testkit.FileTree} holds the files of one server; see
 * them through {@link io.github.cdiscountds.testkit.InMemoryTransport}, when the test is about
 * orders, or through {@link io.github.cdiscountds.testkit.EmbeddedSftpServer}, when it is about the
 * connection. {@link io.github.cdiscountds.testkit.FaultyTransport} makes any transport fail at a
 * chosen moment and remembers every call; {@link io.github.cdiscountds.testkit.SettableClock} moves
 * time by hand. {@link io.github.cdiscountds.testkit.SampleOrder} and {@link
 * io.github.cdiscountds.testkit.SampleDocuments} are there to test with. Nothing here reads or
 * writes documents with the library's own codecs, so that one bug can't agree with itself.
 */
@NullMarked
package io.github.cdiscountds.testkit;

import org.jspecify.annotations.NullMarked;
