/** Encrypted master prompts as rows. */
@NullMarked
package studio.booking.prompts.jooq;

import org.jspecify.annotations.NullMarked;
