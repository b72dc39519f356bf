package studio.booking.scheduling.domain;

import java.util.List;
import studio.booking.shared.CoachId;
import studio.booking.shared.Rejection;

/** What came of planning a coach's hours. */
public sealed interface HoursOutcome {

  /**
   * These are the weekly hours now.
   *
   * @param version of all of the coach's hours
   */
  record Rules(List<AvailabilityRule> rules, long version) implements HoursOutcome {}

  record Added(Addition addition) implements HoursOutcome {}

  record Planned(PlannedException exception) implements HoursOutcome {}

  record Removed() implements HoursOutcome {}

  /** No, and why not. */
  sealed interface Refused extends HoursOutcome, Rejection {}

  record UnknownCoach(CoachId coach) implements Refused {}

  record UnknownAddition(AdditionId addition) implements Refused {}

  record UnknownException(ExceptionId exception) implements Refused {}

  /** Coaches plan their own hours, admins everybody's. */
  record NotTheirs(CoachId coach) implements Refused {}

  record ChangedMeanwhile(long version) implements Refused {}

  record RulesOverlap(List<RuleOverlap> overlaps) implements Refused {}

  /** What the exception would be is contradictory; {@code field} is where. */
  record Contradictory(String field, String expected) implements Refused {}

  /** There are sessions at that time, and nobody said what becomes of them. */
  record InTheWay(List<SessionInTheWay> sessions) implements Refused {}
}
