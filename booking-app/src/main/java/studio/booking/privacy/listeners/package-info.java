/** What privacy does when something happens. */
@NullMarked
package studio.booking.privacy.listeners;

import org.jspecify.annotations.NullMarked;
