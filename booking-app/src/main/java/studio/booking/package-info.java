/** The program: what starts it, and what holds its modules together. */
@NullMarked
package studio.booking;

import org.jspecify.annotations.NullMarked;
