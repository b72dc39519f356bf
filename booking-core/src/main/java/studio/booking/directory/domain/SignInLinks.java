package studio.booking.directory.domain;

import java.time.Instant;
import java.util.Optional;
import studio.booking.shared.Later;
import studio.booking.shared.PersonId;

/** Which sign-in is which person of the studio that the open unit of work is for. */
public interface SignInLinks {
  Later<Optional<PersonId>> personOf(SignIn signIn);

  /** Ties a sign-in that is nobody's yet; if it has just become somebody's, the race is lost. */
  void add(SignIn signIn, PersonId person, Instant now);
}
