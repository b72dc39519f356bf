/** The audit log in PostgreSQL. */
@NullMarked
package studio.booking.audit.jooq;

import org.jspecify.annotations.NullMarked;
