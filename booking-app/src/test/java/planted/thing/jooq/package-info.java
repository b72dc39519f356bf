/** Violations of the rules in {@code Layers}, planted for it to find. */
@NullMarked
package planted.thing.jooq;

import org.jspecify.annotations.NullMarked;
