/** Packages, lots of credits and the ledger: the rules, and what they need from outside. */
@NullMarked
package studio.booking.credits.domain;

import org.jspecify.annotations.NullMarked;
