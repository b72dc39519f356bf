package studio.booking.credits.jooq;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static studio.booking.credits.jooq.db.Tables.LOT;
import static studio.booking.credits.jooq.db.Tables.REDEMPTION;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Repository;
import studio.booking.credits.domain.ExpiredLots;
import studio.booking.credits.domain.RedemptionStatus;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.jooq.Lobby;

/** Looks over all studios, at due times only. */
@Repository
class JooqExpiredLots implements ExpiredLots {
  private final Lobby lobby;

  JooqExpiredLots(Lobby lobby) {
    this.lobby = lobby;
  }

  @Override
  public List<OrganizationId> studios(Instant now) {
    return lobby.ask(
        Lobby.Door.SCOUT,
        select(LOT.ORGANIZATION_ID)
            .from(LOT)
            .where(LOT.REMAINING.gt(0), LOT.EXPIRES_AT.le(now))
            .union(
                select(REDEMPTION.ORGANIZATION_ID)
                    .from(REDEMPTION)
                    .where(
                        REDEMPTION.STATUS.eq(inline(RedemptionStatus.ACTIVE.name())),
                        REDEMPTION.OVER_AT.le(now))),
        lot -> new OrganizationId(lot.get(LOT.ORGANIZATION_ID)));
  }
}
