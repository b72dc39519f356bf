/** Violations of the rules in {@code Layers}, planted for it to find. */
@NullMarked
package planted.thing.odd;

import org.jspecify.annotations.NullMarked;
