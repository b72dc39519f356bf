/** Master prompts, over HTTP. */
@NullMarked
package studio.booking.prompts.rest;

import org.jspecify.annotations.NullMarked;
