package studio.booking.directory.domain;

import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import studio.booking.shared.OrganizationId;

/**
 * What an invited person is given: which invitation of which studio, and 256 random bits. Whoever
 * has the text can use the invitation, so it is shown once and never kept or logged.
 */
public final class InvitationSecret {
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern RANDOM_TEXT = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final OrganizationId organization;
  private final InvitationId invitation;
  private final String random;

  private InvitationSecret(OrganizationId organization, InvitationId invitation, String random) {
    this.organization = organization;
    this.invitation = invitation;
    this.random = random;
  }

  /**
   * A new one.
   *
   * @param chance one that nobody can foresee
   */
  public static InvitationSecret next(
      OrganizationId organization, InvitationId invitation, RandomGenerator chance) {
    var bytes = new byte[32];
    chance.nextBytes(bytes);
    var random = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return new InvitationSecret(organization, invitation, random);
  }

  /** Reads a {@link #text()}; empty when it is none. */
  public static Optional<InvitationSecret> read(String text) {
    var parts = text.split("\\.", -1);
    if (parts.length != 3
        || !UUID_TEXT.matcher(parts[0]).matches()
        || !UUID_TEXT.matcher(parts[1]).matches()
        || !RANDOM_TEXT.matcher(parts[2]).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new InvitationSecret(
            new OrganizationId(UUID.fromString(parts[0])),
            new InvitationId(UUID.fromString(parts[1])),
            parts[2]));
  }

  public OrganizationId organization() {
    return organization;
  }

  public InvitationId invitation() {
    return invitation;
  }

  public Digest digest() {
    return Digest.of(random);
  }

  /** All of it, for the one who is invited. */
  public String text() {
    return organization.value() + "." + invitation.value() + "." + random;
  }

  /** Not the secret: this may end up in a log. */
  @Override
  public String toString() {
    return "InvitationSecret of " + invitation;
  }
}
