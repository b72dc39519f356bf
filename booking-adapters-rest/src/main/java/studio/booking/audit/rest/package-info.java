/** The audit log over HTTP. */
@NullMarked
package studio.booking.audit.rest;

import org.jspecify.annotations.NullMarked;
