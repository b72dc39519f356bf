package studio.booking.credits.model;

import static studio.booking.credits.model.Life.DONE;

import studio.booking.scheduling.domain.AttendanceOutcome;
import studio.booking.scheduling.domain.BookingOutcome;
import studio.booking.scheduling.domain.CancelOutcome;
import studio.booking.scheduling.domain.MoveOutcome;

/** The model's words for what the product answers. */
final class Words {
  private Words() {}

  static String of(BookingOutcome outcome) {
    return switch (outcome) {
      case BookingOutcome.Booked _ -> DONE;
      case BookingOutcome.SessionHasStarted _ -> "begun";
      case BookingOutcome.TooLate _ -> "too late";
      case BookingOutcome.TooEarly _ -> "too early";
      case BookingOutcome.AlreadyBooked _ -> "booked already";
      case BookingOutcome.OutOfCredits _ -> "too few credits";
      default -> plain(outcome);
    };
  }

  static String of(CancelOutcome outcome) {
    return switch (outcome) {
      case CancelOutcome.Cancelled _ -> DONE;
      case CancelOutcome.NotCancellable _ -> "not to be cancelled";
      default -> plain(outcome);
    };
  }

  static String of(MoveOutcome outcome) {
    return switch (outcome) {
      case MoveOutcome.Moved _ -> DONE;
      case MoveOutcome.NotMovable _ -> "not to be moved";
      case MoveOutcome.SessionHasStarted _ -> "has begun";
      case MoveOutcome.WindowIsClosed _ -> "window closed";
      case MoveOutcome.AnotherType _ -> "another type";
      case MoveOutcome.NoPlace(var why) -> of(why);
      default -> plain(outcome);
    };
  }

  static String of(AttendanceOutcome outcome) {
    return switch (outcome) {
      case AttendanceOutcome.Recorded _ -> DONE;
      case AttendanceOutcome.NotStarted _ -> "not begun";
      case AttendanceOutcome.TooLateToSay _ -> "too late to say";
      case AttendanceOutcome.DayUsedAgain _ -> "day used again";
      case AttendanceOutcome.NotAttendable _ -> "not to be attended";
      default -> plain(outcome);
    };
  }

  /** One that the model knows nothing of. */
  static String plain(Object outcome) {
    return outcome.toString();
  }
}
