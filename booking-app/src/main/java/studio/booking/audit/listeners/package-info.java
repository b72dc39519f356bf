/** What the clock has the audit log do. */
@NullMarked
package studio.booking.audit.listeners;

import org.jspecify.annotations.NullMarked;
