package studio.booking.privacy.domain;

import java.util.UUID;

/** Names an erasure. */
public record ErasureId(UUID value) {}
