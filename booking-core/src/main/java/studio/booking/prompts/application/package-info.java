/** What is done with master prompts: one class each. */
@NullMarked
package studio.booking.prompts.application;

import org.jspecify.annotations.NullMarked;
