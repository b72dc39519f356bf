package studio.booking.scheduling.rest;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.rest.InvalidInput;

/** The dates that somebody asks for, both included. */
final class DatesAsked {
  private DatesAsked() {}

  /** Refuses an end before the beginning: an empty list would look as if there were nothing. */
  static void inOrder(@Nullable LocalDate from, @Nullable LocalDate to) {
    if (from != null && to != null && to.isBefore(from)) {
      throw InvalidInput.ofParameter("to", "must not be before from");
    }
  }
}
