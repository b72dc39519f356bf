/** What a session, a place and a booking are, and the rules they keep. */
@NullMarked
package studio.booking.scheduling.domain;

import org.jspecify.annotations.NullMarked;
