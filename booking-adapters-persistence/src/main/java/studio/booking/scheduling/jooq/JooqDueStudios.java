package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING;
import static studio.booking.scheduling.jooq.db.Tables.DEPARTURE;
import static studio.booking.scheduling.jooq.db.Tables.GENERATION;
import static studio.booking.scheduling.jooq.db.Tables.SERIES;
import static studio.booking.scheduling.jooq.db.Tables.SERIES_CANCELLATION;
import static studio.booking.scheduling.jooq.db.Tables.SESSION;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.TableField;
import org.springframework.stereotype.Repository;
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
    return where(
        BOOKING.ORGANIZATION_ID, HoldQuestions.IS_HOLD.and(BOOKING.HOLD_EXPIRES_AT.le(now)));
  }

  @Override
  public List<OrganizationId> withWaiting() {
    return where(BOOKING.ORGANIZATION_ID, WaitlistRows.WAITS);
  }

  @Override
  public List<OrganizationId> withEndedSessions(Instant now) {
    return where(SESSION.ORGANIZATION_ID, SessionChanges.SCHEDULED.and(SESSION.ENDS_AT.le(now)));
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
    return where(SERIES_CANCELLATION.ORGANIZATION_ID, noCondition());
  }

  @Override
  public List<OrganizationId> withDepartures() {
    return where(DEPARTURE.ORGANIZATION_ID, noCondition());
  }

  @Override
  public List<OrganizationId> withDueCharges(Instant now) {
    return where(BOOKING.ORGANIZATION_ID, JooqLaterCharges.UNPAID.and(BOOKING.CHARGE_AT.le(now)));
  }

  @Override
  public List<OrganizationId> withRecurringBookings(LocalDate notDoneFor) {
    return where(GENERATION.ORGANIZATION_ID, GENERATION.DONE_FOR.lt(notDoneFor));
  }

  /** Whose rows there are such ones among, by the column that says whose they are. */
  private List<OrganizationId> where(TableField<?, UUID> tenant, Condition due) {
    return lobby.ask(
        Lobby.Door.SCOUT,
        selectDistinct(tenant).from(tenant.getTable()).where(due),
        row -> new OrganizationId(row.get(tenant)));
  }
}
