package studio.booking.scheduling.application;

import java.time.Clock;
import java.util.Set;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.domain.BookingFiles;
import studio.booking.scheduling.domain.CancelOutcome.UnknownBooking;
import studio.booking.scheduling.domain.Withdrawal;
import studio.booking.shared.Caller;
import studio.booking.shared.Query;

/** What {@link CancelBooking} would do now. */
@Query
public class PreviewCancellation {
  private final BookingFiles files;
  private final Payments payments;
  private final BookingAccess access;
  private final Clock clock;

  PreviewCancellation(BookingFiles files, Payments payments, BookingAccess access, Clock clock) {
    this.files = files;
    this.payments = payments;
    this.access = access;
    this.clock = clock;
  }

  /**
   * What cancelling the booking would come to.
   *
   * @param forClient whether the studio's people would do it for the client
   */
  public Withdrawal preview(Caller by, BookingId booking, boolean forClient) {
    var now = clock.instant();
    var found = files.find(booking);
    var charged = payments.charged(Set.of(booking));
    var file = found.get();
    if (file.isEmpty() || !access.sees(by, file.get(), now)) return new UnknownBooking(booking);
    return Withdrawal.of(by, forClient, file.get(), charged.get().get(booking), now);
  }
}
