/** Runs of jobs, and what keeps them. */
@NullMarked
package studio.booking.operations.domain;

import org.jspecify.annotations.NullMarked;
