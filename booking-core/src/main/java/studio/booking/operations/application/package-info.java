/** Running jobs, and the program's own ones. */
@NullMarked
package studio.booking.operations.application;

import org.jspecify.annotations.NullMarked;
