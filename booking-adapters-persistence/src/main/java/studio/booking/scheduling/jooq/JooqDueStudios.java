package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING;
import static studio.booking.scheduling.jooq.db.Tables.GENERATION;
import static studio.booking.scheduling.jooq.db.Tables.SERIES;
import static studio.booking.scheduling.jooq.db.Tables.SERIES_CANCELLATION;
import static studio.booking.scheduling.jooq.db.Tables.SESSION;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Repository;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.DueStudios;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.jooq.Lobby;

/** Finds work as the scout, who sees no more than keys and due times. */
@Repository
class JooqDueStudios implements DueStudios {
  private final Lobby lobby;

  JooqDueStudios(Lobby lobby) {
    this.lobby = lobby;
  }

  @Override
  public List<OrganizationId> withDueHolds(Instant now) {
    return lobby.ask(
        Lobby.Door.SCOUT,
        selectDistinct(BOOKING.ORGANIZATION_ID)
            .from(BOOKING)
            .where(BOOKING.STATUS.eq(inline(BookingStatus.PENDING_PAYMENT.name())))
            .and(BOOKING.HOLD_EXPIRES_AT.le(now)),
        row -> new OrganizationId(row.get(BOOKING.ORGANIZATION_ID)));
  }

  @Override
  public List<OrganizationId> withWaiting() {
    return lobby.ask(
        Lobby.Door.SCOUT,
        selectDistinct(BOOKING.ORGANIZATION_ID).from(BOOKING).where(WaitlistRows.WAITS),
        row -> new OrganizationId(row.get(BOOKING.ORGANIZATION_ID)));
  }

  @Override
  public List<OrganizationId> withEndedSessions(Instant now) {
    return lobby.ask(
        Lobby.Door.SCOUT,
        selectDistinct(SESSION.ORGANIZATION_ID)
            .from(SESSION)
            .where(SessionChanges.SCHEDULED)
            .and(SESSION.ENDS_AT.le(now)),
        row -> new OrganizationId(row.get(SESSION.ORGANIZATION_ID)));
  }

  @Override
  public List<OrganizationId> withSeriesBehind(Instant now) {
    var earliest = min(SERIES.EXTENDED_AS_OF);
    // Which date it is depends on the zone: of the few rows that are left we see to it ourselves.
    var yesterday = now.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1);
    return lobby
        .ask(
            Lobby.Door.SCOUT,
            select(SERIES.ORGANIZATION_ID, SERIES.TIME_ZONE, earliest)
                .from(SERIES)
                .where(SERIES.ENDS_BEFORE.isNull().or(SERIES.ENDS_BEFORE.gt(yesterday)))
                .groupBy(SERIES.ORGANIZATION_ID, SERIES.TIME_ZONE),
            row ->
                new Zoned(
                    new OrganizationId(row.get(SERIES.ORGANIZATION_ID)),
                    ZoneId.of(row.get(SERIES.TIME_ZONE)),
                    row.get(earliest)))
        .stream()
        .filter(one -> one.asOf().isBefore(now.atZone(one.zone()).toLocalDate()))
        .map(Zoned::studio)
        .distinct()
        .toList();
  }

  private record Zoned(OrganizationId studio, ZoneId zone, LocalDate asOf) {}

  @Override
  public List<OrganizationId> withSeriesCancellations() {
    return lobby.ask(
        Lobby.Door.SCOUT,
        selectDistinct(SERIES_CANCELLATION.ORGANIZATION_ID).from(SERIES_CANCELLATION),
        row -> new OrganizationId(row.get(SERIES_CANCELLATION.ORGANIZATION_ID)));
  }

  @Override
  public List<OrganizationId> withDueCharges(Instant now) {
    return lobby.ask(
        Lobby.Door.SCOUT,
        selectDistinct(BOOKING.ORGANIZATION_ID)
            .from(BOOKING)
            .where(JooqLaterCharges.UNPAID)
            .and(BOOKING.CHARGE_AT.le(now)),
        row -> new OrganizationId(row.get(BOOKING.ORGANIZATION_ID)));
  }

  @Override
  public List<OrganizationId> withRecurringBookings(LocalDate notDoneFor) {
    return lobby.ask(
        Lobby.Door.SCOUT,
        select(GENERATION.ORGANIZATION_ID)
            .from(GENERATION)
            .where(GENERATION.DONE_FOR.lt(notDoneFor))
            .orderBy(GENERATION.ORGANIZATION_ID),
        row -> new OrganizationId(row.get(GENERATION.ORGANIZATION_ID)));
  }
}
