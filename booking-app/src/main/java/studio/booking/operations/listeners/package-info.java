/** What the clock has the program do for itself. */
@NullMarked
package studio.booking.operations.listeners;

import org.jspecify.annotations.NullMarked;
