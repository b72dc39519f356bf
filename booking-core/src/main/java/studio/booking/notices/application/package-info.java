/** Telling people, and letting them read what they were told. */
@NullMarked
package studio.booking.notices.application;

import org.jspecify.annotations.NullMarked;
