/** The directory over HTTP. */
@NullMarked
package studio.booking.directory.rest;

import org.jspecify.annotations.NullMarked;
