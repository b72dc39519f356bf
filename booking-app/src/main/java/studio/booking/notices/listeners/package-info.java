/** What people are told when something happens elsewhere. */
@NullMarked
package studio.booking.notices.listeners;

import org.jspecify.annotations.NullMarked;
