/** What credits does when something happens elsewhere. */
@NullMarked
package studio.booking.credits.listeners;

import org.jspecify.annotations.NullMarked;
