package studio.booking.credits.jooq;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.select;
import static studio.booking.credits.jooq.db.Tables.ALL_ACCESS_DAILY_USAGE;
import static studio.booking.credits.jooq.db.Tables.REDEMPTION;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import studio.booking.credits.RedemptionId;
import studio.booking.credits.domain.Passes;
import studio.booking.shared.ClientId;
import studio.booking.shared.jooq.Template;

/** Clients' passes out of the rows of their redemptions. */
final class PassRows {
  /**
   * What was over so long ago is left out, unless it lets somebody in from then on: a session may
   * have been put off beyond the end of the pass. Nothing that is booked or moved today is that far
   * back in any time zone.
   */
  private static final Duration LONG_PAST = Duration.ofDays(2);

  private static final String USED_ON = "used_on";

  /** Whose passes are asked for, and what is not asked for. */
  record Asked(Collection<ClientId> clients, Instant since) {
    static Asked of(Collection<ClientId> clients, Instant now) {
      return new Asked(clients, now.minus(LONG_PAST));
    }

    UUID[] ids() {
      return clients.stream().map(ClientId::value).distinct().toArray(UUID[]::new);
    }

    LocalDate firstDay() {
      return since.atZone(ZoneOffset.UTC).toLocalDate();
    }
  }

  static final Template<Asked> OF_CLIENTS =
      Template.of(
          in ->
              select(
                      REDEMPTION.ID,
                      REDEMPTION.CLIENT_ID,
                      REDEMPTION.ALL_ACCESS_EXPIRES_AT,
                      REDEMPTION.FRIEND_PASS,
                      REDEMPTION.FRIEND_PASS_USED_AT,
                      REDEMPTION.FRIEND_PASS_EXPIRES_AT,
                      REDEMPTION.SESSION_TYPE_IDS,
                      usedOn(in.date(Asked::firstDay)))
                  .from(REDEMPTION)
                  .where(
                      REDEMPTION.ORGANIZATION_ID.eq(in.organization()),
                      REDEMPTION.CLIENT_ID.eq(any(in.uuids(Asked::ids))),
                      REDEMPTION.REVOKED_AT.isNull(),
                      REDEMPTION
                          .ALL_ACCESS_EXPIRES_AT
                          .gt(in.instant(Asked::since))
                          .or(
                              REDEMPTION
                                  .ALL_ACCESS_EXPIRES_AT
                                  .isNotNull()
                                  .and(exists(uses(in.date(Asked::firstDay)))))
                          .or(
                              condition(REDEMPTION.FRIEND_PASS)
                                  .and(REDEMPTION.FRIEND_PASS_USED_AT.isNull()))));

  private PassRows() {}

  private static Field<LocalDate[]> usedOn(Field<LocalDate> since) {
    return array(uses(since)).as(USED_ON);
  }

  private static Select<Record1<LocalDate>> uses(Field<LocalDate> since) {
    return select(ALL_ACCESS_DAILY_USAGE.SESSION_DATE)
        .from(ALL_ACCESS_DAILY_USAGE)
        .where(
            ALL_ACCESS_DAILY_USAGE.ORGANIZATION_ID.eq(REDEMPTION.ORGANIZATION_ID),
            ALL_ACCESS_DAILY_USAGE.REDEMPTION_ID.eq(REDEMPTION.ID),
            ALL_ACCESS_DAILY_USAGE.SESSION_DATE.ge(since),
            condition(ALL_ACCESS_DAILY_USAGE.HOLDS_DAY));
  }

  static Map<ClientId, Passes> passes(List<? extends Record> rows) {
    var allAccess = new HashMap<ClientId, List<Passes.AllAccess>>();
    var friends = new HashMap<ClientId, List<Passes.Friend>>();
    for (var row : rows) {
      var client = new ClientId(row.get(REDEMPTION.CLIENT_ID));
      var redemption = new RedemptionId(row.get(REDEMPTION.ID));
      var types = LotRows.types(row.get(REDEMPTION.SESSION_TYPE_IDS));
      var end = row.get(REDEMPTION.ALL_ACCESS_EXPIRES_AT);
      if (end != null) {
        allAccess
            .computeIfAbsent(client, _ -> new ArrayList<>())
            .add(
                new Passes.AllAccess(
                    redemption, end, types, Set.of(row.get(USED_ON, LocalDate[].class))));
      }
      if (row.get(REDEMPTION.FRIEND_PASS) && row.get(REDEMPTION.FRIEND_PASS_USED_AT) == null) {
        var until = row.get(REDEMPTION.FRIEND_PASS_EXPIRES_AT);
        friends
            .computeIfAbsent(client, _ -> new ArrayList<>())
            .add(new Passes.Friend(redemption, until, types));
      }
    }
    var passes = new HashMap<ClientId, Passes>();
    for (var client : allAccess.keySet()) passes.put(client, Passes.NONE);
    for (var client : friends.keySet()) passes.put(client, Passes.NONE);
    passes.replaceAll(
        (client, _) ->
            new Passes(
                allAccess.getOrDefault(client, List.of()),
                friends.getOrDefault(client, List.of())));
    return passes;
  }
}
