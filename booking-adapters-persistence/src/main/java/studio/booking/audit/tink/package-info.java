/** Signatures by Google Tink. */
@NullMarked
package studio.booking.audit.tink;

import org.jspecify.annotations.NullMarked;
