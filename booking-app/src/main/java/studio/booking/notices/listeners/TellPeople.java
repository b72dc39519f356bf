package studio.booking.notices.listeners;

import static java.util.stream.Stream.concat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import studio.booking.credits.PackageRedeemed;
import studio.booking.notices.application.Tell;
import studio.booking.notices.application.Tell.News;
import studio.booking.notices.domain.Notice;
import studio.booking.notices.domain.Notice.Subject;
import studio.booking.scheduling.Attendee;
import studio.booking.scheduling.BookingCancelled;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.BookingMoved;
import studio.booking.scheduling.CoachReplaced;
import studio.booking.scheduling.HoldExpired;
import studio.booking.scheduling.HoldPaid;
import studio.booking.scheduling.OccurrencesSkipped;
import studio.booking.scheduling.PlaceBooked;
import studio.booking.scheduling.PlaceCameFree;
import studio.booking.scheduling.PlaceHeld;
import studio.booking.scheduling.SessionCancelled;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.SessionMoved;
import studio.booking.scheduling.WaitingBegan;
import studio.booking.scheduling.WaitingEnded;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.DomainEvent;

/** Tells people, in the very transaction in which it happens: no notice is lost, none is false. */
@Component
class TellPeople {
  private final Tell tell;

  TellPeople(Tell tell) {
    this.tell = tell;
  }

  @EventListener
  void on(PlaceBooked e) {
    tell(
        e,
        news(e.client(), Notice.Type.PLACE_BOOKED, e.booking(), e.session(), e.startsAt()),
        e.at());
  }

  @EventListener
  void on(PlaceHeld e) {
    tell(
        e,
        news(e.client(), Notice.Type.PLACE_HELD, e.booking(), e.session(), e.startsAt()),
        e.at());
  }

  @EventListener
  void on(HoldPaid e) {
    tell(
        e, news(e.client(), Notice.Type.HOLD_PAID, e.booking(), e.session(), e.startsAt()), e.at());
  }

  @EventListener
  void on(HoldExpired e) {
    tell(
        e,
        news(e.client(), Notice.Type.HOLD_EXPIRED, e.booking(), e.session(), e.startsAt()),
        e.at());
  }

  @EventListener
  void on(WaitingBegan e) {
    tell(
        e,
        news(e.client(), Notice.Type.WAITLIST_JOINED, e.booking(), e.session(), e.startsAt()),
        e.at());
  }

  @EventListener
  void on(PlaceCameFree e) {
    tell(
        e,
        news(e.client(), Notice.Type.WAITLIST_PLACE, e.booking(), e.session(), e.startsAt()),
        e.at());
  }

  @EventListener
  void on(WaitingEnded e) {
    var type =
        switch (e.why()) {
          case LEFT -> Notice.Type.WAITLIST_LEFT;
          case SESSION_CANCELLED -> Notice.Type.WAITLIST_SESSION_CANCELLED;
          case IN_VAIN -> Notice.Type.WAITLIST_CLOSED;
          // They are told of the place that they booked.
          case BOOKED -> null;
        };
    if (type == null) return;
    tell(e, news(e.client(), type, e.booking(), e.session(), e.startsAt()), e.at());
  }

  @EventListener
  void on(BookingCancelled e) {
    var type =
        e.byStudio() ? Notice.Type.BOOKING_CANCELLED_BY_STUDIO : Notice.Type.BOOKING_CANCELLED;
    var about = Subject.booking(e.booking().value(), e.session().value());
    var credits = e.creditsBack() == 0 ? null : e.creditsBack();
    tell(e, List.of(new News(e.client().person(), type, about, e.startsAt(), credits)), e.at());
  }

  @EventListener
  void on(BookingMoved e) {
    tell(
        e,
        news(e.client(), Notice.Type.BOOKING_MOVED, e.booking(), e.session(), e.startsAt()),
        e.at());
  }

  @EventListener
  void on(SessionMoved e) {
    tell(
        e,
        attendees(e.booked(), Notice.Type.SESSION_MOVED, e.session(), e.startsAt()).toList(),
        e.at());
  }

  @EventListener
  void on(CoachReplaced e) {
    var about = Subject.session(e.session().value());
    var coaches =
        Stream.of(
            new News(e.before().person(), Notice.Type.COACH_REPLACED, about, e.wasToStartAt()),
            new News(e.coach().person(), Notice.Type.SESSION_TAKEN_OVER, about, e.startsAt()));
    var booked = attendees(e.booked(), Notice.Type.COACH_REPLACED, e.session(), e.startsAt());
    tell(e, concat(coaches, booked).toList(), e.at());
  }

  @EventListener
  void on(SessionCancelled e) {
    var about = Subject.session(e.session().value());
    tell(
        e,
        List.of(new News(e.coach().person(), Notice.Type.SESSION_CANCELLED, about, e.startsAt())),
        e.at());
  }

  @EventListener
  void on(OccurrencesSkipped e) {
    var news =
        e.skipped().stream()
            .map(
                one ->
                    new News(
                        one.client().person(),
                        Notice.Type.OCCURRENCE_SKIPPED,
                        Subject.nothing(),
                        one.startsAt()))
            .toList();
    tell(e, news, e.at());
  }

  @EventListener
  void on(PackageRedeemed e) {
    var about = Subject.redemption(e.redemption().value());
    tell(
        e,
        List.of(new News(e.client().person(), Notice.Type.PACKAGE_REDEEMED, about, null)),
        e.at());
  }

  private static List<News> news(
      ClientId client, Notice.Type type, BookingId booking, SessionId session, Instant startsAt) {
    return List.of(
        new News(
            client.person(), type, Subject.booking(booking.value(), session.value()), startsAt));
  }

  private static Stream<News> attendees(
      List<Attendee> booked, Notice.Type type, SessionId session, Instant startsAt) {
    return booked.stream()
        .flatMap(one -> news(one.client(), type, one.booking(), session, startsAt).stream());
  }

  private void tell(DomainEvent event, List<News> news, Instant at) {
    tell.tell(Caller.system(event.organization(), "notices"), news, at);
  }
}
