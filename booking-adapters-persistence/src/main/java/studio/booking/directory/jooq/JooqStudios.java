package studio.booking.directory.jooq;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.update;
import static studio.booking.directory.jooq.db.Tables.ORGANIZATION;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import studio.booking.directory.Studio;
import studio.booking.directory.Studios;
import studio.booking.directory.domain.Organizations;
import studio.booking.shared.Caller;
import studio.booking.shared.Later;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Template;

/** Studios as rows. */
@Repository
class JooqStudios implements Studios, Organizations {
  private static final String REFUNDS = "REFUND_BEFORE_WINDOW";
  private static final String NO_REFUNDS = "NO_REFUND";

  private static final Template<Caller> CURRENT =
      Template.of(
          in -> selectFrom(ORGANIZATION).where(ORGANIZATION.ORGANIZATION_ID.eq(in.organization())));

  private final Db db;

  JooqStudios(Db db) {
    this.db = db;
  }

  @Override
  public Later<Studio> current() {
    return db.one(CURRENT, db.caller(), JooqStudios::studio)
        .map(
            found -> found.orElseThrow(() -> new IllegalStateException("There is no such studio")));
  }

  @Override
  public boolean open(Studio studio, Instant now) {
    return db.execute(
            insertInto(ORGANIZATION)
                .set(ORGANIZATION.ORGANIZATION_ID, studio.id().value())
                .set(ORGANIZATION.SLUG, studio.slug())
                .set(ORGANIZATION.NAME, studio.name())
                .set(ORGANIZATION.TIME_ZONE, studio.zone().getId())
                .set(ORGANIZATION.CURRENCY, studio.currency().getCurrencyCode())
                .set(ORGANIZATION.CANCELLATION_POLICY, policy(studio))
                .set(ORGANIZATION.HOLD_MINUTES, studio.holdMinutes())
                .set(ORGANIZATION.CHARGE_DAYS_BEFORE, studio.chargeDaysBefore())
                .set(ORGANIZATION.NO_SHOW_BLOCKS_PASS, studio.noShowBlocksPass())
                .set(ORGANIZATION.WAITLIST_CUTOFF_MINUTES, studio.waitlistCutoffMinutes())
                .set(ORGANIZATION.COMPLETION_GRACE_MINUTES, studio.completionGraceMinutes())
                .set(ORGANIZATION.GUARDIAN_AGE, studio.guardianAge())
                .set(ORGANIZATION.DATA_RETENTION_YEARS, studio.dataRetentionYears())
                .set(ORGANIZATION.VERSION, studio.version())
                .set(ORGANIZATION.CREATED_AT, now)
                // Waits for whoever is opening one of the same name, and then sees that they did.
                .onConflict(ORGANIZATION.SLUG)
                .doNothing())
        == 1;
  }

  @Override
  public void change(Studio changed) {
    db.write(
        update(ORGANIZATION)
            .set(ORGANIZATION.NAME, changed.name())
            .set(ORGANIZATION.TIME_ZONE, changed.zone().getId())
            .set(ORGANIZATION.CURRENCY, changed.currency().getCurrencyCode())
            .set(ORGANIZATION.CANCELLATION_POLICY, policy(changed))
            .set(ORGANIZATION.HOLD_MINUTES, changed.holdMinutes())
            .set(ORGANIZATION.CHARGE_DAYS_BEFORE, changed.chargeDaysBefore())
            .set(ORGANIZATION.NO_SHOW_BLOCKS_PASS, changed.noShowBlocksPass())
            .set(ORGANIZATION.WAITLIST_CUTOFF_MINUTES, changed.waitlistCutoffMinutes())
            .set(ORGANIZATION.COMPLETION_GRACE_MINUTES, changed.completionGraceMinutes())
            .set(ORGANIZATION.GUARDIAN_AGE, changed.guardianAge())
            .set(ORGANIZATION.DATA_RETENTION_YEARS, changed.dataRetentionYears())
            .set(ORGANIZATION.VERSION, changed.version())
            .where(ORGANIZATION.ORGANIZATION_ID.eq(changed.id().value()))
            .and(ORGANIZATION.VERSION.eq(changed.version() - 1)),
        1);
  }

  @Override
  public Later<Boolean> reckonsIn(ZoneId zone) {
    var known = field(name("name"), String.class);
    return db.ask(
            select(
                exists(
                    selectOne()
                        .from(table(name("pg_timezone_names")))
                        .where(known.eq(zone.getId())))))
        .map(answer -> answer.getFirst().get(0, Boolean.class));
  }

  private static String policy(Studio studio) {
    return studio.refundsBeforeWindow() ? REFUNDS : NO_REFUNDS;
  }

  private static Studio studio(Record row) {
    return new Studio(
        new OrganizationId(row.get(ORGANIZATION.ORGANIZATION_ID)),
        row.get(ORGANIZATION.SLUG),
        row.get(ORGANIZATION.NAME),
        ZoneId.of(row.get(ORGANIZATION.TIME_ZONE)),
        Currency.getInstance(row.get(ORGANIZATION.CURRENCY)),
        row.get(ORGANIZATION.CANCELLATION_POLICY).equals(REFUNDS),
        row.get(ORGANIZATION.HOLD_MINUTES),
        row.get(ORGANIZATION.CHARGE_DAYS_BEFORE),
        row.get(ORGANIZATION.NO_SHOW_BLOCKS_PASS),
        row.get(ORGANIZATION.WAITLIST_CUTOFF_MINUTES),
        row.get(ORGANIZATION.COMPLETION_GRACE_MINUTES),
        row.get(ORGANIZATION.GUARDIAN_AGE),
        row.get(ORGANIZATION.DATA_RETENTION_YEARS),
        row.get(ORGANIZATION.VERSION));
  }
}
