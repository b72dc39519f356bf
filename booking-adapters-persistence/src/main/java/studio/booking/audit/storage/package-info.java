/** Roots of the audit log, outside the database. */
@NullMarked
package studio.booking.audit.storage;

import org.jspecify.annotations.NullMarked;
