package studio.booking.shared.rest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import studio.booking.directory.SignIns;
import studio.booking.directory.SignIns.Membership;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.PersonId;

/**
 * Whose the sign-ins are, remembered for a minute, so that not every request has to ask for it.
 * Whoever changes a person has it forgotten here at once; other instances notice within the minute.
 */
public final class Memberships {
  private static final Duration REMEMBERED = Duration.ofSeconds(60);
  private static final int AT_MOST = 10_000;

  private final ObjectProvider<SignIns> signIns;
  private final Cache<Member, Boolean> left =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(AT_MOST).build();
  private final Cache<SignIn, List<Membership>> remembered =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(AT_MOST).build();

  private record Member(OrganizationId organization, PersonId person) {}

  Memberships(ObjectProvider<SignIns> signIns) {
    this.signIns = signIns;
  }

  List<Membership> of(SignIn signIn) {
    var known = remembered.getIfPresent(signIn);
    if (known != null) return known;
    var directory = signIns.getIfAvailable();
    if (directory == null) return List.of();
    var found = directory.find(signIn.issuer(), signIn.subject());
    // Nobody is not remembered: an invitation that was just accepted counts at once.
    if (!found.isEmpty()) remembered.put(signIn, found);
    return found;
  }

  /** Whether the one who asks has left the studio. */
  boolean hasLeft(OrganizationId organization, PersonId person) {
    var directory = signIns.getIfAvailable();
    return directory != null
        && left.get(new Member(organization, person), _ -> directory.hasLeft(organization, person));
  }

  /** The person may do something else from now on, or nothing any more. */
  public void forget(PersonId person) {
    left.asMap().keySet().removeIf(known -> known.person().equals(person));
    remembered
        .asMap()
        .values()
        .removeIf(known -> known.stream().anyMatch(one -> one.person().equals(person)));
  }

  /** The sign-in is tied to one person more. */
  public void forget(SignIn signIn) {
    remembered.invalidate(signIn);
  }
}
