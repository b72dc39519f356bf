package studio.booking.directory.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.PersonId;

/**
 * Lets whoever brings its secret sign in as a person, once.
 *
 * @param digest of the secret, which is nowhere kept itself
 * @param acceptedAt null while nobody has
 */
public record Invitation(
    InvitationId id,
    PersonId person,
    Digest digest,
    PersonId createdBy,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant acceptedAt) {
  public static final Duration VALID = Duration.ofDays(7);

  public boolean isOpen(Instant now) {
    return acceptedAt == null && now.isBefore(expiresAt);
  }
}
