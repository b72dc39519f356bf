/**
 * Counts what happens in the studios, for whoever looks after the program. All studios together: no
 * tag names a studio, a person or a thing of theirs.
 */
@NullMarked
package studio.booking.wiring.metrics;

import org.jspecify.annotations.NullMarked;
