/** Versions, answers, and when there is consent: the rules, and what they need from outside. */
@NullMarked
package studio.booking.consent.domain;

import org.jspecify.annotations.NullMarked;
