/** Who there is: studios and their settings, people and their roles, who looks after whom. */
@NullMarked
package studio.booking.directory;

import org.jspecify.annotations.NullMarked;
