/**
 * Tests that read as the story of an order: each step lets time pass until the supplier's calendar
 * has it happen, reads what was published, and asserts that it did.
 *
 * <p>Start at {@link io.github.cdiscountds.testkit.story.Story}. What the supplier does in between
 * is said in its own verbs, on {@link io.github.cdiscountds.testkit.FakeSupplier}; stories that are
 * told often are {@link io.github.cdiscountds.testkit.story.Plots}.
 */
@NullMarked
package io.github.cdiscountds.testkit.story;

import org.jspecify.annotations.NullMarked;
