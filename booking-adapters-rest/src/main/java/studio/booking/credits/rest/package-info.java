/** Packages, redemptions and credits over HTTP. */
@NullMarked
package studio.booking.credits.rest;

import org.jspecify.annotations.NullMarked;
