/**
 * Puts the program together: settings, database, units of work around use cases. Nothing depends on
 * it.
 */
@NullMarked
package studio.booking.wiring;

import org.jspecify.annotations.NullMarked;
