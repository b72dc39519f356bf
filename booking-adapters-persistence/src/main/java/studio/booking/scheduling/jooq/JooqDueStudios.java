package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectDistinct;
import static studio.booking.scheduling.jooq.db.Tables.BOOKING;
import static studio.booking.scheduling.jooq.db.Tables.SESSION;

import java.time.Instant;
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
  public List<OrganizationId> withEndedSessions(Instant now) {
    return lobby.ask(
        Lobby.Door.SCOUT,
        selectDistinct(SESSION.ORGANIZATION_ID)
            .from(SESSION)
            .where(SessionChanges.SCHEDULED)
            .and(SESSION.ENDS_AT.le(now)),
        row -> new OrganizationId(row.get(SESSION.ORGANIZATION_ID)));
  }
}
