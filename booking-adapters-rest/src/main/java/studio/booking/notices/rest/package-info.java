/** Notices over HTTP. */
@NullMarked
package studio.booking.notices.rest;

import org.jspecify.annotations.NullMarked;
