package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static studio.booking.scheduling.jooq.db.Tables.AVAILABILITY_ADDITION;
import static studio.booking.scheduling.jooq.db.Tables.AVAILABILITY_EXCEPTION;
import static studio.booking.scheduling.jooq.db.Tables.AVAILABILITY_RULE;
import static studio.booking.scheduling.jooq.db.Tables.COACH_SESSION_TYPE;
import static studio.booking.scheduling.jooq.db.Tables.SESSION;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import studio.booking.scheduling.domain.Hours.Whose;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.shared.jooq.Template;
import studio.booking.shared.jooq.Template.Blanks;

/** What is asked about the hours of coaches who are named, or who give a type of session. */
final class HoursQuestions {
  /** No session with its buffers is longer than the schema lets its type be. */
  private static final Duration LONGEST = Duration.ofHours(24 + 8 + 8);

  private static final HoursQuestions NAMED = new HoursQuestions(true);
  private static final HoursQuestions GIVING = new HoursQuestions(false);

  sealed interface About {
    Whose whose();

    default UUID[] coaches() {
      return JooqCoaches.ids(((Whose.Of) whose()).coaches());
    }

    default UUID type() {
      return ((Whose.Giving) whose()).type().value();
    }
  }

  /** Both included. */
  record Dates(Whose whose, LocalDate first, LocalDate last) implements About {}

  record Times(Whose whose, Instant from, Instant until) implements About {}

  final Template<Dates> rules;
  final Template<Dates> additions;
  final Template<Dates> exceptions;
  final Template<Dates> exceptionsWithReason;
  final Template<Times> sessions;

  private final boolean named;

  private HoursQuestions(boolean named) {
    this.named = named;
    this.rules = Template.of(this::rules);
    this.additions = Template.of(this::additions);
    this.exceptions = Template.of(in -> exceptions(in, HoursRows.WHEN));
    this.exceptionsWithReason = Template.of(in -> exceptions(in, HoursRows.WHEN_AND_WHY));
    this.sessions = Template.of(this::sessions);
  }

  static HoursQuestions about(Whose whose) {
    return switch (whose) {
      case Whose.Of _ -> NAMED;
      case Whose.Giving _ -> GIVING;
    };
  }

  private Query rules(Blanks<Dates> in) {
    return select(AVAILABILITY_RULE.fields())
        .from(AVAILABILITY_RULE)
        .where(isOf(in, AVAILABILITY_RULE.COACH_ID))
        .and(AVAILABILITY_RULE.VALID_FROM.le(in.date(Dates::last)))
        .and(
            AVAILABILITY_RULE
                .VALID_UNTIL
                .isNull()
                .or(AVAILABILITY_RULE.VALID_UNTIL.ge(in.date(Dates::first))));
  }

  private Query additions(Blanks<Dates> in) {
    return select(AVAILABILITY_ADDITION.fields())
        .from(AVAILABILITY_ADDITION)
        .where(isOf(in, AVAILABILITY_ADDITION.COACH_ID))
        .and(AVAILABILITY_ADDITION.DATE.between(in.date(Dates::first), in.date(Dates::last)));
  }

  private Query exceptions(Blanks<Dates> in, List<Field<?>> fields) {
    return select(fields)
        .from(AVAILABILITY_EXCEPTION)
        .where(isOf(in, AVAILABILITY_EXCEPTION.COACH_ID))
        .and(AVAILABILITY_EXCEPTION.END_DATE.ge(in.date(Dates::first)))
        .and(AVAILABILITY_EXCEPTION.START_DATE.le(in.date(Dates::last)));
  }

  private Query sessions(Blanks<Times> in) {
    return select(
            SESSION.COACH_ID,
            SESSION.ID,
            SESSION.STARTS_AT,
            SESSION.ENDS_AT,
            SESSION.BUFFER_BEFORE_MINUTES,
            SESSION.BUFFER_AFTER_MINUTES)
        .from(SESSION)
        .where(isOf(in, SESSION.COACH_ID))
        .and(SESSION.STATUS.eq(inline(SessionStatus.SCHEDULED.word())))
        // Bounds on one plain column: behind row-level security, an index on ranges is no help, for
        // the range operators are not leakproof.
        .and(SESSION.STARTS_AT.gt(in.instant(times -> times.from().minus(LONGEST))))
        .and(SESSION.STARTS_AT.lt(in.instant(times -> times.until().plus(LONGEST))));
  }

  private <A extends About> Condition isOf(Blanks<A> in, Field<UUID> coach) {
    if (named) return coach.eq(any(in.uuids(About::coaches)));
    return coach.in(
        select(COACH_SESSION_TYPE.COACH_ID)
            .from(COACH_SESSION_TYPE)
            .where(COACH_SESSION_TYPE.SESSION_TYPE_ID.eq(in.uuid(About::type))));
  }
}
