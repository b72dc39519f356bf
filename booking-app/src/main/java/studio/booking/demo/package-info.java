/**
 * What a person gets who starts the program with nothing configured: people to sign in as, and a
 * clock to play with. With a sign-in provider configured, nothing of this exists.
 */
@NullMarked
package studio.booking.demo;

import org.jspecify.annotations.NullMarked;
