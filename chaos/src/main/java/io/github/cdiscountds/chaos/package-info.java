/**
 * Clients that are killed, frozen, raced and sabotaged while they send orders or poll, and a
 * supplier in a process of its own whose journal and books tell what is true: {@code mvn -q
 * -Pchaos}.
 *
 * <p>{@link io.github.cdiscountds.chaos.CrashMatrix} kills one client before and after each step
 * that it takes, {@link io.github.cdiscountds.chaos.NodesRun} lets four share a ledger. {@link
 * io.github.cdiscountds.chaos.MonthRun} lets a shop read a month of bad reports, and compares its
 * books with the supplier's; {@link io.github.cdiscountds.chaos.PollRun} crashes one that polls and
 * delivers, at every step. {@link io.github.cdiscountds.chaos.FaultsRun} and {@link
 * io.github.cdiscountds.chaos.SoakRun} try the SFTP transport alone, under every fault of protocol
 * and network. Nothing of this needs a hook in the libraries: transport and ledger are decorated.
 */
@NullMarked
package io.github.cdiscountds.chaos;

import org.jspecify.annotations.NullMarked;
