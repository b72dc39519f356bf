/** What scheduling does when something happens elsewhere. */
@NullMarked
package studio.booking.scheduling.listeners;

import org.jspecify.annotations.NullMarked;
