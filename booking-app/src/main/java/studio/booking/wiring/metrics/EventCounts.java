package studio.booking.wiring.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import studio.booking.credits.PackageRedeemed;
import studio.booking.directory.ClientsAdded;
import studio.booking.scheduling.BookingCancelled;
import studio.booking.scheduling.BookingMoved;
import studio.booking.scheduling.HoldExpired;
import studio.booking.scheduling.HoldPaid;
import studio.booking.scheduling.PlaceBooked;
import studio.booking.scheduling.PlaceHeld;
import studio.booking.scheduling.SessionCancelled;
import studio.booking.scheduling.SessionMoved;
import studio.booking.shared.DomainEvent;

/** Counts what the modules publish. */
@Component
final class EventCounts {
  private final Counter booked;
  private final Counter held;
  private final Counter holdsPaid;
  private final Counter holdsExpired;
  private final Counter cancelledByClient;
  private final Counter cancelledByStudio;
  private final Counter bookingsMoved;
  private final Counter sessionsCancelled;
  private final Counter sessionsMoved;
  private final Counter packagesRedeemed;
  private final Counter clientsAdded;

  EventCounts(MeterRegistry meters) {
    booked = meters.counter("booking.bookings.made");
    held = meters.counter("booking.holds.made");
    holdsPaid = meters.counter("booking.holds.ended", "how", "paid");
    holdsExpired = meters.counter("booking.holds.ended", "how", "expired");
    cancelledByClient = meters.counter("booking.bookings.cancelled", "by", "client");
    cancelledByStudio = meters.counter("booking.bookings.cancelled", "by", "studio");
    bookingsMoved = meters.counter("booking.bookings.moved");
    sessionsCancelled = meters.counter("booking.sessions.cancelled");
    sessionsMoved = meters.counter("booking.sessions.moved");
    packagesRedeemed = meters.counter("booking.packages.redeemed");
    clientsAdded = meters.counter("booking.clients.added");
  }

  @EventListener
  void on(DomainEvent event) {
    var counter = of(event);
    int times = event instanceof ClientsAdded many ? many.clients().size() : 1;
    if (counter != null) AfterCommit.count(() -> counter.increment(times));
  }

  private @Nullable Counter of(DomainEvent event) {
    return switch (event) {
      case PlaceBooked _ -> booked;
      case PlaceHeld _ -> held;
      case HoldPaid _ -> holdsPaid;
      case HoldExpired _ -> holdsExpired;
      case BookingCancelled one -> one.byStudio() ? cancelledByStudio : cancelledByClient;
      case BookingMoved _ -> bookingsMoved;
      case SessionCancelled _ -> sessionsCancelled;
      case SessionMoved _ -> sessionsMoved;
      case PackageRedeemed _ -> packagesRedeemed;
      case ClientsAdded _ -> clientsAdded;
      default -> null;
    };
  }
}
