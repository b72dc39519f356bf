package studio.booking.scheduling.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request would lead to; nothing was written.
 *
 * @param refusals why it would be refused; empty when it is possible
 * @param payment how it would be paid
 */
record DryRun(boolean possible, List<Why> refusals, BookingView.@Nullable Payment payment) {
  /** One reason, with its stable code. */
  record Why(String code, String detail) {}

  static DryRun yes(BookingView.@Nullable Payment payment) {
    return new DryRun(true, List.of(), payment);
  }

  static DryRun no(Refusal refusal) {
    return new DryRun(false, List.of(refusal.why()), null);
  }
}
