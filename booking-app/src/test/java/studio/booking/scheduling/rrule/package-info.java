/** Recurrence rules, compared with a second calendar and with what people expect of them. */
@NullMarked
package studio.booking.scheduling.rrule;

import org.jspecify.annotations.NullMarked;
