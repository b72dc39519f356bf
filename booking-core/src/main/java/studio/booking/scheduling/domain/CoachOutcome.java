package studio.booking.scheduling.domain;

import java.util.List;
import studio.booking.shared.CoachId;
import studio.booking.shared.PersonId;
import studio.booking.shared.Rejection;

/** What came of keeping the list of coaches. */
public sealed interface CoachOutcome {

  /** The coach as they are now. */
  record Kept(Coach coach) implements CoachOutcome {}

  /** No, and why not. */
  sealed interface Refused extends CoachOutcome, Rejection {}

  record UnknownCoach(CoachId coach) implements Refused {}

  record UnknownPerson(PersonId person) implements Refused {}

  record IsCoachAlready(CoachId coach) implements Refused {}

  /** There are no such types; the positions are those in the list of what was sent. */
  record UnknownTypes(List<Integer> positions) implements Refused {}

  record ChangedMeanwhile(long version) implements Refused {}
}
