/** Jobs over HTTP. */
@NullMarked
package studio.booking.operations.rest;

import org.jspecify.annotations.NullMarked;
