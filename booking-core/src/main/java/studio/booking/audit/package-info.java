/** Who did what, to whom, and when: an append-only log of consequential acts. */
@NullMarked
package studio.booking.audit;

import org.jspecify.annotations.NullMarked;
