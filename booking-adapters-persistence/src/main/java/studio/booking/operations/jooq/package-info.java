/** Runs of jobs and the demo's clock, in PostgreSQL. */
@NullMarked
package studio.booking.operations.jooq;

import org.jspecify.annotations.NullMarked;
