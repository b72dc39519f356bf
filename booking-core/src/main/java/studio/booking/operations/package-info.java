/** Background jobs, and the program's clock. */
@NullMarked
package studio.booking.operations;

import org.jspecify.annotations.NullMarked;
