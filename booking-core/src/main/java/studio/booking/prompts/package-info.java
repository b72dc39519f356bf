/** What is known of a client for those who plan their training: documents that name nobody. */
@NullMarked
package studio.booking.prompts;

import org.jspecify.annotations.NullMarked;
