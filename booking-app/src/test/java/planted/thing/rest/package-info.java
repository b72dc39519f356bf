/** Violations of the rules in {@code Layers}, planted for it to find. */
@NullMarked
package planted.thing.rest;

import org.jspecify.annotations.NullMarked;
