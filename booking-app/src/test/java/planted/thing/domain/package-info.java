/** Violations of the rules in {@code Layers}, planted for it to find. */
@NullMarked
package planted.thing.domain;

import org.jspecify.annotations.NullMarked;
