package studio.booking.audit.domain;

import java.time.Instant;

/**
 * What is kept of a batch outside the database, so that its end can't be cut off unnoticed.
 *
 * @param batch its number
 * @param last number of its last entry
 */
public record Root(long batch, long last, Instant sealedAt, Digest chain, Signature signature) {}
