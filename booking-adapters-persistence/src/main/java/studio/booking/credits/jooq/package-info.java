/** Packages, lots and the ledger in PostgreSQL. */
@NullMarked
package studio.booking.credits.jooq;

import org.jspecify.annotations.NullMarked;
