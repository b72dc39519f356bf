package studio.booking.scheduling.domain;

/** Why a coach is away. Not for clients to know. */
public enum AwayReason {
  VACATION,
  SICK_LEAVE,
  APPOINTMENT,
  TRAINING,
  OTHER
}
