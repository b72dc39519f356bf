/**
 * A PostgreSQL of the program's own, for those who bring none: kept in the data folder, started and
 * stopped with the program, and picked up again after either of them was killed.
 */
@NullMarked
package studio.booking.wiring.embedded;

import org.jspecify.annotations.NullMarked;
