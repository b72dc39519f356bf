/** Recurrence rules by a library, lib-recur, which nobody else here knows of. */
@NullMarked
package studio.booking.scheduling.rrule;

import org.jspecify.annotations.NullMarked;
