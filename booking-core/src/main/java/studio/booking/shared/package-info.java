/**
 * The words that every module speaks: who asks, for which studio, and how a piece of work begins
 * and ends.
 *
 * <p>Kept small. What belongs to one module only does not belong here.
 */
@NullMarked
package studio.booking.shared;

import org.jspecify.annotations.NullMarked;
