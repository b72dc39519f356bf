package studio.booking.scheduling.domain;

/** Whether a booking goes elsewhere. */
public sealed interface MoveDecision {
  record Goes(Move move) implements MoveDecision {}

  /** It may not, or is there already. */
  record Stays(MoveOutcome outcome) implements MoveDecision {}

  /** Others are about to take the last places, and may yet give them back. */
  record LookAgain() implements MoveDecision {}
}
