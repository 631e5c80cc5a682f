/**
 * What may still be changed about an order, what is due next, and what is overdue.
 *
 * <p>An order's timeline says where it stands; the rules say what that means for the shop, and they
 * differ: the supplier has its procedure, each marketplace its own. So a procedure is data, one
 * readable file each, and {@link io.github.cdiscountds.policy.Policy} answers by it. Five come with
 * the library; {@link io.github.cdiscountds.policy.Policy#read} takes others. Every answer names
 * the rule and the document that the rule comes from.
 */
@NullMarked
package io.github.cdiscountds.policy;

import org.jspecify.annotations.NullMarked;
