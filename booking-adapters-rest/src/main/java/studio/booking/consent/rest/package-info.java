/** Consents over HTTP. */
@NullMarked
package studio.booking.consent.rest;

import org.jspecify.annotations.NullMarked;
