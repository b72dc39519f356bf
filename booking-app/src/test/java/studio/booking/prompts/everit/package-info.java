@NullMarked
package studio.booking.prompts.everit;

import org.jspecify.annotations.NullMarked;
