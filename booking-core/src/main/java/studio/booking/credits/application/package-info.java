/** What people do with packages and credits: one class each. */
@NullMarked
package studio.booking.credits.application;

import org.jspecify.annotations.NullMarked;
