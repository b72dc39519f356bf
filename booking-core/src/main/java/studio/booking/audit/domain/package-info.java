/** Entries of the audit log, as they are read. */
@NullMarked
package studio.booking.audit.domain;

import org.jspecify.annotations.NullMarked;
