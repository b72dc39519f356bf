package studio.booking.scheduling.domain;

import studio.booking.scheduling.SessionId;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;

/** A booking that is to move, and so would free its session's time. */
public record Moving(SessionId session, SessionKind kind, CoachId coach, ClientId client) {
  /** A class goes on without one of its clients; an appointment moves with its only one. */
  public boolean frees(Busy time) {
    return kind == SessionKind.ONE_ON_ONE && session.equals(time.session());
  }
}
