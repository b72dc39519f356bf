/**
 * What every controller stands on: who asks, input that is what it should be, answers, and problems
 * that say what is wrong.
 */
@NullMarked
package studio.booking.shared.rest;

import org.jspecify.annotations.NullMarked;
