/** What people do with the timetable: one class for each thing they do. */
@NullMarked
package studio.booking.scheduling.application;

import org.jspecify.annotations.NullMarked;
