/** Reading the audit log. */
@NullMarked
package studio.booking.audit.application;

import org.jspecify.annotations.NullMarked;
