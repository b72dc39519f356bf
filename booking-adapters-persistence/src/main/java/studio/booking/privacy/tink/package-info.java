/** Encryption by Google Tink, behind the vault's port. */
@NullMarked
package studio.booking.privacy.tink;

import org.jspecify.annotations.NullMarked;
