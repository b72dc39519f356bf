/** What is sold, who has it, and what is left of it. */
@NullMarked
package studio.booking.credits;

import org.jspecify.annotations.NullMarked;
