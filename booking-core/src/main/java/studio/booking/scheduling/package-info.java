/** Who coaches when, and who has booked which place. */
@NullMarked
package studio.booking.scheduling;

import org.jspecify.annotations.NullMarked;
