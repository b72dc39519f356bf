/** Encrypted profiles as rows, and wrapped keys in the database apart. */
@NullMarked
package studio.booking.privacy.jooq;

import org.jspecify.annotations.NullMarked;
