/** Key-encryption keys that AWS KMS keeps. */
@NullMarked
package studio.booking.privacy.kms;

import org.jspecify.annotations.NullMarked;
