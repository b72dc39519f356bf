package studio.booking.scheduling.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.domain.Samples.bookable;
import static studio.booking.scheduling.domain.Samples.weekly;
import static studio.booking.scheduling.domain.Samples.working;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import studio.booking.directory.InMemoryStudios;
import studio.booking.directory.Studio;
import studio.booking.scheduling.domain.BookPlace.Terms;
import studio.booking.scheduling.domain.BookingOutcome.NoCost;
import studio.booking.scheduling.domain.BookingOutcome.SlotIsUnavailable;
import studio.booking.scheduling.domain.BookingOutcome.TooEarly;
import studio.booking.scheduling.domain.BookingOutcome.TooLate;
import studio.booking.scheduling.domain.BookingOutcome.UnknownCoach;
import studio.booking.scheduling.domain.BookingOutcome.UnknownSessionType;
import studio.booking.scheduling.domain.SlotEnquiry.Answer;
import studio.booking.scheduling.domain.SlotEnquiry.Answer.Free;
import studio.booking.scheduling.domain.SlotEnquiry.Answer.Unavailable;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;

class SlotEnquiryTest {
  /** A Tuesday, in Los Angeles. */
  private static final Instant NINE = Instant.parse("2026-11-24T17:00:00Z");

  private static final Instant DAY_BEFORE = NINE.minus(Duration.ofDays(1));

  private final Studio studio = new InMemoryStudios().studio();
  private final ClientId anna = new ClientId(Ids.next());
  private final SessionType training = bookable(Samples.anHour(), Duration.ofHours(2), 7);
  private final Coach cora = Samples.coach(training);

  @Test
  void a_free_time_makes_an_appointment_for_that_client() {
    var appointment = ((Free) about(cora, training).answer(studio, DAY_BEFORE)).appointment();

    var session = appointment.session();
    assertThat(session.client()).isEqualTo(anna);
    assertThat(session.coach()).isEqualTo(cora.id());
    assertThat(session.startsAt()).isEqualTo(NINE);
    assertThat(session.endsAt()).isEqualTo(NINE.plus(training.duration()));
    assertThat(session.creditCost()).isEqualTo(1);
    assertThat(appointment.place().session()).isEqualTo(session.id());
    assertThat(appointment.place().isFree()).isTrue();
    assertThat(appointment.offer().minimumNotice()).isEqualTo(training.minimumNotice());
  }

  @Test
  void a_time_that_is_taken_is_free_once_that_session_is_gone() {
    var own = Samples.session(training, cora.id(), NINE);
    var busy = new Busy(own.startsAt(), own.endsAt(), own.id());
    var enquiry = about(cora, training, busy);

    assertThat(enquiry.answer(studio, DAY_BEFORE))
        .isEqualTo(unavailable(new SlotIsUnavailable(SlotRefusal.COACH_BUSY)));
    assertThat(enquiry.without(own.id()).answer(studio, DAY_BEFORE)).isInstanceOf(Free.class);
  }

  @Test
  void notice_and_horizon_bind_clients_and_not_the_studio() {
    var late = NINE.minus(Duration.ofMinutes(119));
    var early = NINE.minus(Duration.ofDays(9));
    var enquiry = about(cora, training);

    assertThat(enquiry.answer(studio, late))
        .isEqualTo(unavailable(new TooLate(NINE.minus(Duration.ofHours(2)))));
    assertThat(enquiry.answer(studio, early))
        .isEqualTo(unavailable(new TooEarly(LocalDate.parse("2026-11-17"))));
    assertThat(enquiry.answerStaff(studio, late)).isInstanceOf(Free.class);
    assertThat(enquiry.answerStaff(studio, early)).isInstanceOf(Free.class);
    assertThat(enquiry.answerStaff(studio, NINE))
        .isEqualTo(unavailable(new SlotIsUnavailable(SlotRefusal.PAST)));
  }

  @Test
  void whom_and_what_there_is_not_is_said_by_name() {
    var free = Samples.withoutCost(training);

    assertThat(about(null, training).answer(studio, DAY_BEFORE))
        .isEqualTo(unavailable(new UnknownCoach(cora.id())));
    assertThat(about(cora, null).answer(studio, DAY_BEFORE))
        .isEqualTo(unavailable(new UnknownSessionType(training.id())));
    assertThat(about(cora, free).answer(studio, DAY_BEFORE))
        .isEqualTo(unavailable(new NoCost(training.id())));
  }

  private SlotEnquiry about(@Nullable Coach coach, @Nullable SessionType type, Busy... busy) {
    var wish = new BookSlot(cora.id(), training.id(), NINE, anna, Terms.USUAL);
    var hours = working(weekly(DayOfWeek.TUESDAY, "09:00", "17:00"));
    return new SlotEnquiry(wish, coach, type, new CoachCalendar(hours, List.of(busy)));
  }

  private static Answer unavailable(BookingOutcome.Refused why) {
    return new Unavailable(why);
  }
}
