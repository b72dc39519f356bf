/** What consent does when something happens elsewhere. */
@NullMarked
package studio.booking.consent.listeners;

import org.jspecify.annotations.NullMarked;
