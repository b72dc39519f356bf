/** JSON Schema by Everit, behind the port for the shape of documents. */
@NullMarked
package studio.booking.prompts.everit;

import org.jspecify.annotations.NullMarked;
