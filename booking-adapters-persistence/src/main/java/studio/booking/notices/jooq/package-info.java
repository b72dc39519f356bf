/** Notices in PostgreSQL. */
@NullMarked
package studio.booking.notices.jooq;

import org.jspecify.annotations.NullMarked;
