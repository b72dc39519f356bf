package studio.booking.notices.listeners;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import studio.booking.credits.PackageRedeemed;
import studio.booking.notices.application.Tell;
import studio.booking.notices.domain.Notice;
import studio.booking.notices.domain.Notice.Subject;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.HoldExpired;
import studio.booking.scheduling.HoldPaid;
import studio.booking.scheduling.PlaceBooked;
import studio.booking.scheduling.PlaceHeld;
import studio.booking.scheduling.SessionId;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.DomainEvent;

/** Tells clients, in the very transaction in which it happens: no notice is lost, none is false. */
@Component
class TellClients {
  private final Tell tell;

  TellClients(Tell tell) {
    this.tell = tell;
  }

  @EventListener
  void on(PlaceBooked event) {
    tell(
        event,
        event.client(),
        Notice.Type.PLACE_BOOKED,
        event.booking(),
        event.session(),
        event.startsAt(),
        event.at());
  }

  @EventListener
  void on(PlaceHeld event) {
    tell(
        event,
        event.client(),
        Notice.Type.PLACE_HELD,
        event.booking(),
        event.session(),
        event.startsAt(),
        event.at());
  }

  @EventListener
  void on(HoldPaid event) {
    tell(
        event,
        event.client(),
        Notice.Type.HOLD_PAID,
        event.booking(),
        event.session(),
        event.startsAt(),
        event.at());
  }

  @EventListener
  void on(HoldExpired event) {
    tell(
        event,
        event.client(),
        Notice.Type.HOLD_EXPIRED,
        event.booking(),
        event.session(),
        event.startsAt(),
        event.at());
  }

  @EventListener
  void on(PackageRedeemed event) {
    tell(
        event,
        event.client(),
        Notice.Type.PACKAGE_REDEEMED,
        Subject.redemption(event.redemption().value()),
        null,
        event.at());
  }

  private void tell(
      DomainEvent event,
      ClientId client,
      Notice.Type type,
      BookingId booking,
      SessionId session,
      Instant startsAt,
      Instant at) {
    tell(event, client, type, Subject.booking(booking.value(), session.value()), startsAt, at);
  }

  private void tell(
      DomainEvent event,
      ClientId client,
      Notice.Type type,
      Subject about,
      @Nullable Instant aboutTime,
      Instant at) {
    var program = Caller.system(event.organization(), "notices");
    tell.tell(program, client.person(), type, about, aboutTime, at);
  }
}
