/** The directory in PostgreSQL. */
@NullMarked
package studio.booking.directory.jooq;

import org.jspecify.annotations.NullMarked;
