/** What people are told: their own notices, kept from the published events. */
@NullMarked
package studio.booking.notices;

import org.jspecify.annotations.NullMarked;
