/** The timetable in PostgreSQL. Only this package touches the schema {@code scheduling}. */
@NullMarked
package studio.booking.scheduling.jooq;

import org.jspecify.annotations.NullMarked;
