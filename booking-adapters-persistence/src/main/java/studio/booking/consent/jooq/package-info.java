/** Versions, answers and their particulars in PostgreSQL. */
@NullMarked
package studio.booking.consent.jooq;

import org.jspecify.annotations.NullMarked;
