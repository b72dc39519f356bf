package studio.booking.scheduling.domain;

import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.Rejection;

/** What came of keeping the list of session types. */
public sealed interface TypeOutcome {

  /** The type as it is now. */
  record Kept(SessionType type) implements TypeOutcome {}

  /** No, and why not. */
  sealed interface Refused extends TypeOutcome, Rejection {}

  record UnknownType(SessionTypeId type) implements Refused {}

  record ChangedMeanwhile(long version) implements Refused {}

  /** What the type would be is contradictory; {@code field} is where. */
  record Contradictory(String field, String expected) implements Refused {}
}
