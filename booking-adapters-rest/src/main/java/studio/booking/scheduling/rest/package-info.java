/** The timetable over HTTP. */
@NullMarked
package studio.booking.scheduling.rest;

import org.jspecify.annotations.NullMarked;
