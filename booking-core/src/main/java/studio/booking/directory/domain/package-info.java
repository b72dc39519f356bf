/** Studios, people and who looks after whom: the rules, and what they need of the outside. */
@NullMarked
package studio.booking.directory.domain;

import org.jspecify.annotations.NullMarked;
