/** The API as its document describes it, walked through from the outside. */
@NullMarked
package studio.booking.contract;

import org.jspecify.annotations.NullMarked;
