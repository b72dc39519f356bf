package studio.booking.scheduling.application;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.BookingCancelled;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.Payments.Charged;
import studio.booking.scheduling.Payments.Receipt;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.Cancellation;
import studio.booking.scheduling.domain.Places;
import studio.booking.scheduling.domain.StatusChange;
import studio.booking.shared.Caller;
import studio.booking.shared.Events;
import studio.booking.shared.Later;

/**
 * Takes places back from clients on the studio's behalf, any number at once. All that they paid
 * goes back to where it came from.
 */
final class BookingsTakenBack {
  private final Places places;
  private final Bookings bookings;
  private final Payments payments;
  private final Events events;

  BookingsTakenBack(Places places, Bookings bookings, Payments payments, Events events) {
    this.places = places;
    this.bookings = bookings;
    this.payments = payments;
    this.events = events;
  }

  /**
   * Locks the clients' purses, in the order of their ids, and asks for what these bookings took.
   * Their places are locked already.
   */
  Later<Map<BookingId, Receipt>> open(List<Booking> live) {
    if (live.isEmpty()) return Later.of(Map.of());
    payments.open(live.stream().map(Booking::client).collect(Collectors.toSet()));
    return payments.receipts(live.stream().map(Booking::id).toList());
  }

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
    payments.giveBack(
        live.stream().map(Booking::id).map(receipts::get).filter(Objects::nonNull).toList(),
        true,
        now);
    bookings.cancel(
        live.stream()
            .map(
                one -> Cancellation.byStudio(one, by, reason, charged(receipts.get(one.id())), now))
            .toList());
    places.free(live);
    bookings.record(
        live.stream()
            .map(
                one ->
                    StatusChange.of(one.id(), one.status(), BookingStatus.CANCELLED, by, code, now))
            .toList());
    for (var booking : live) {
      events.publish(
          new BookingCancelled(
              by.organization(),
              booking.id(),
              booking.session(),
              booking.client(),
              booking.startsAt(),
              true,
              now));
    }
  }

  private static @Nullable Charged charged(@Nullable Receipt receipt) {
    return receipt == null ? null : receipt.charged();
  }
}
