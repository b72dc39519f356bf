/**
 * How every module's adapters reach PostgreSQL: tenant, trips, and what happens when a race is
 * lost.
 */
@NullMarked
package studio.booking.shared.jooq;

import org.jspecify.annotations.NullMarked;
