/** Master prompts, what is wrong with them, and what that needs of the outside. */
@NullMarked
package studio.booking.prompts.domain;

import org.jspecify.annotations.NullMarked;
