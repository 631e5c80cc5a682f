/**
 * What people look at: where orders stand, as a page for support agents ({@link
 * io.github.cdiscountds.view.TimelinePage}); an audit as a table for programs ({@link
 * io.github.cdiscountds.view.AuditCsv}) and as a workbook for bookkeepers ({@link
 * io.github.cdiscountds.view.AuditWorkbook}).
 *
 * <p>A leaf: it depends on what it shows, and nothing in the library depends on it.
 */
@NullMarked
package io.github.cdiscountds.view;

import org.jspecify.annotations.NullMarked;
