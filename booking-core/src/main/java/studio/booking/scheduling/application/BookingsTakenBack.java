package studio.booking.scheduling.application;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.Payments.Purses;
import studio.booking.scheduling.Payments.Receipt;
import studio.booking.scheduling.application.BookingsGivenUp.GivenUp;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.Cancellation;
import studio.booking.shared.Caller;
import studio.booking.shared.Collaborator;
import studio.booking.shared.Later;

/**
 * Takes places back from clients on the studio's behalf, any number at once. All that they paid
 * goes back to where it came from.
 */
@Collaborator
final class BookingsTakenBack {
  private final Payments payments;
  private final BookingsGivenUp givenUp;

  BookingsTakenBack(Payments payments, BookingsGivenUp givenUp) {
    this.payments = payments;
    this.givenUp = givenUp;
  }

  /**
   * Locks the clients' purses, in the order of their ids, and asks for what these bookings took.
   * Their places are locked already.
   */
  Later<Opened> open(List<Booking> live) {
    if (live.isEmpty()) return Later.of(new Opened(_ -> Optional.empty(), Map.of()));
    var purses = payments.open(live.stream().map(Booking::client).collect(Collectors.toSet()));
    var receipts = payments.receipts(live.stream().map(Booking::id).toList());
    return () -> new Opened(purses.get(), receipts.get());
  }

  /** Purses of clients, and receipts for what their bookings took. */
  record Opened(Purses purses, Map<BookingId, Receipt> receipts) {}

  /**
   * Cancels live bookings whose purses are open.
   *
   * @param code for the history, such as {@code SESSION_CANCELLED}
   * @param reason in somebody's words, for the clients to read
   */
  void takeBack(
      Caller by,
      List<Booking> live,
      Map<BookingId, Receipt> receipts,
      String code,
      @Nullable String reason,
      Instant now) {
    if (live.isEmpty()) return;
    var ended =
        live.stream().map(one -> givenUp(by, one, receipts.get(one.id()), reason, now)).toList();
    givenUp.enter(by, ended, true, code, now);
  }

  private static GivenUp givenUp(
      Caller by, Booking booking, @Nullable Receipt receipt, @Nullable String reason, Instant now) {
    var charged = receipt == null ? null : receipt.charged();
    return new GivenUp(booking, Cancellation.byStudio(booking, by, reason, charged, now), receipt);
  }
}
