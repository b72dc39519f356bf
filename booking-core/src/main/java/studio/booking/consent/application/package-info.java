/** What people do about consents: one class each. */
@NullMarked
package studio.booking.consent.application;

import org.jspecify.annotations.NullMarked;
