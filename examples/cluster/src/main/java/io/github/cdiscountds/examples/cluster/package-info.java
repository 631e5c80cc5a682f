/**
 * Many accounts over many nodes: each account is polled by one node at a time, and by another when
 * that one is gone.
 *
 * <p>The library has no cluster of its own. Nodes share the ledger's PostgreSQL, and db-scheduler
 * shares the work on the same database. Begin with {@link
 * io.github.cdiscountds.examples.cluster.ClusterNode}; the README beside this module tells what is
 * guaranteed, by whom, and what isn't.
 */
@NullMarked
package io.github.cdiscountds.examples.cluster;

import org.jspecify.annotations.NullMarked;
