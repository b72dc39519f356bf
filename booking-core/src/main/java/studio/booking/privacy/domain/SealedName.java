package studio.booking.privacy.domain;

/**
 * What a client is called, as it is kept.
 *
 * @param key that it is encrypted with
 * @param field which of the names it is
 */
public record SealedName(KeyId key, PiiField field, Ciphertext text) {}
