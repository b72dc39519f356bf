/** What is done with personal data: one class each. */
@NullMarked
package studio.booking.privacy.application;

import org.jspecify.annotations.NullMarked;
