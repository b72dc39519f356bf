package studio.booking.directory;

import java.util.List;
import java.util.Set;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

/** Who signs in, for sign-ins that do not say themselves which person of which studio it is. */
public interface SignIns {
  /** Somebody's place in a studio. */
  record Membership(OrganizationId organization, PersonId person, Set<Role> roles) {
    public Membership {
      roles = Set.copyOf(roles);
    }
  }

  /**
   * The active people that this sign-in is tied to, one for each studio; empty when it is nobody we
   * know. The answer may be kept for a minute.
   *
   * @param issuer the address of the sign-in provider
   * @param subject the provider's name for the one who signs in
   */
  List<Membership> find(String issuer, String subject);

  /**
   * Whether somebody who signed in, however that was found out, has left the studio. The answer may
   * be kept for a minute.
   */
  boolean hasLeft(OrganizationId organization, PersonId person);
}
