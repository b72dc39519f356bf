/** What a notice says. */
@NullMarked
package studio.booking.notices.domain;

import org.jspecify.annotations.NullMarked;
