package studio.booking.directory.domain;

import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import studio.booking.shared.OrganizationId;

/**
 * What an invited person is given: which invitation of which studio, and a {@link Secret}. Whoever
 * has the text can use the invitation, so it is shown once and never kept or logged.
 */
public final class InvitationSecret {
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final OrganizationId organization;
  private final InvitationId invitation;
  private final Secret random;

  private InvitationSecret(OrganizationId organization, InvitationId invitation, Secret random) {
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
    return new InvitationSecret(organization, invitation, Secret.next(chance));
  }

  /** Reads a {@link #text()}; empty when it is none. */
  public static Optional<InvitationSecret> read(String text) {
    var parts = text.split("\\.", -1);
    if (parts.length != 3
        || !UUID_TEXT.matcher(parts[0]).matches()
        || !UUID_TEXT.matcher(parts[1]).matches()) {
      return Optional.empty();
    }
    return Secret.read(parts[2])
        .map(
            random ->
                new InvitationSecret(
                    new OrganizationId(UUID.fromString(parts[0])),
                    new InvitationId(UUID.fromString(parts[1])),
                    random));
  }

  public OrganizationId organization() {
    return organization;
  }

  public InvitationId invitation() {
    return invitation;
  }

  public Digest digest() {
    return random.digest();
  }

  /** All of it, for the one who is invited. */
  public String text() {
    return organization.value() + "." + invitation.value() + "." + random.text();
  }

  /** Not the secret: this may end up in a log. */
  @Override
  public String toString() {
    return "InvitationSecret of " + invitation;
  }
}
