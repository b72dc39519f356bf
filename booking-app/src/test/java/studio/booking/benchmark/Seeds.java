package studio.booking.benchmark;

import java.sql.SQLException;
import java.util.List;

/** A studio with much to book, clients with the credits for it, and neighbours. */
final class Seeds {
  static final int COACHES = 20;

  /** Sessions at an hour each, so that a client can be in all of them. */
  static final int SESSIONS = 3_000;

  static final int PLACES = 100;

  /** Classes that everybody wants to be in, numbered on from the sessions. */
  static final int HOT_CLASSES = 60;

  static final int HOT_PLACES = 1_000;
  static final int CLIENTS = 8_000;
  static final int PACKAGES = 20;
  static final long CREDITS = 100_000;

  /** Types: of classes, and of appointments. */
  static final int CLASS = 0;

  static final int APPOINTMENT = 1;

  private static final String ORGANIZATION = "'" + Id.STUDIO.of(0) + "'::uuid";

  /** When a session of that number begins; the first one so late that nothing is over too soon. */
  static String startsAt(String session) {
    return "(date_trunc('day', now(), 'UTC') + interval '3 days' + (%s) * interval '1 hour')"
        .formatted(session);
  }

  private Seeds() {}

  static void studio(Server server, String database) throws SQLException {
    // Rows that are right need no triggers to say so; what they would say is counted at the end.
    server.execute(
        database,
        "set session_replication_role = replica; "
            + String.join("; ", rows())
            + "; "
            + String.join("; ", Neighbours.rows()));
    server.execute(database, "vacuum analyze");
  }

  private static List<String> rows() {
    return List.of(
        """
        insert into directory.organization
          (organization_id, slug, name, time_zone, currency, created_at)
        values (%s, 'bench', 'Bench', 'Europe/Berlin', 'EUR', now())
        """
            .formatted(ORGANIZATION),
        """
        insert into directory.person (organization_id, id, roles, created_at)
        select %s, %s, '{coach}', now() from generate_series(0, %d) c
        """
            .formatted(ORGANIZATION, Id.COACH.sql("c"), COACHES - 1),
        """
        insert into directory.person (organization_id, id, roles, alias, created_at)
        select %s, %s, '{client}', 'Client ' || c, now() from generate_series(0, %d) c
        """
            .formatted(ORGANIZATION, Id.CLIENT.sql("c"), CLIENTS - 1),
        """
        insert into scheduling.session_type
          (organization_id, id, name, kind, duration_minutes, capacity, credit_cost,
           booking_horizon_days, created_at)
        values (%s, %s, 'Class', 'CLASS', 45, 1000, 1, 730, now()),
               (%s, %s, 'Appointment', 'ONE_ON_ONE', 60, 1, 1, 730, now())
        """
            .formatted(
                ORGANIZATION, Id.TYPE.sql("" + CLASS), ORGANIZATION, Id.TYPE.sql("" + APPOINTMENT)),
        """
        insert into scheduling.coach (organization_id, coach_id, display_name, created_at)
        select %s, %s, 'Coach ' || c, now() from generate_series(0, %d) c
        """
            .formatted(ORGANIZATION, Id.COACH.sql("c"), COACHES - 1),
        """
        insert into scheduling.coach_session_type (organization_id, coach_id, session_type_id)
        select %s, %s, %s from generate_series(0, %d) c, generate_series(0, 1) t
        """
            .formatted(ORGANIZATION, Id.COACH.sql("c"), Id.TYPE.sql("t"), COACHES - 1),
        """
        insert into scheduling.availability_rule
          (organization_id, coach_id, id, day_of_week, start_time, end_time, valid_from)
        select %s, %s, %s, d, '09:00', '17:00', '2020-01-01'
        from generate_series(0, %d) c, generate_series(1, 5) d
        """
            .formatted(ORGANIZATION, Id.COACH.sql("c"), Id.RULE.sql("c * 10 + d"), COACHES - 1),
        sessions(0, SESSIONS, PLACES),
        places(0, SESSIONS, PLACES),
        sessions(SESSIONS, HOT_CLASSES, HOT_PLACES),
        places(SESSIONS, HOT_CLASSES, HOT_PLACES),
        """
        insert into credits.package
          (organization_id, id, name, description, kind, session_count, validity_days,
           list_price_minor, currency, position, created_at)
        select %s, %s, 'Package ' || p, 'Ten times whatever you like', 'CREDIT_PACK', 10, 90,
               12000, 'EUR', p, now()
        from generate_series(1, %d) p
        """
            .formatted(ORGANIZATION, Id.PACKAGE.sql("p"), PACKAGES),
        """
        insert into credits.account (organization_id, client_id, balance, last_number, created_at)
        select %s, %s, %d, 1, now() from generate_series(0, %d) c
        """
            .formatted(ORGANIZATION, Id.CLIENT.sql("c"), CREDITS, CLIENTS - 1),
        """
        insert into credits.lot (organization_id, client_id, id, added, remaining, created_at)
        select %s, %s, %s, %d, %d, now() from generate_series(0, %d) c
        """
            .formatted(
                ORGANIZATION, Id.CLIENT.sql("c"), Id.LOT.sql("c"), CREDITS, CREDITS, CLIENTS - 1),
        """
        insert into credits.ledger
          (organization_id, client_id, number, id, lot_id, amount, balance_before, balance_after,
           type, by_role, at)
        select %s, %s, 1, %s, %s, %d, 0, %d, 'ADJUSTMENT', 'admin', now()
        from generate_series(0, %d) c
        """
            .formatted(
                ORGANIZATION,
                Id.CLIENT.sql("c"),
                Id.LINE.sql("c"),
                Id.LOT.sql("c"),
                CREDITS,
                CREDITS,
                CLIENTS - 1));
  }

  private static String sessions(int first, int count, int places) {
    return """
    insert into scheduling.session
      (organization_id, id, session_type_id, coach_id, name, kind, starts_at, ends_at, blocked,
       capacity, credit_cost, created_at)
    select %s, %s, %s, %s, 'Class', 'CLASS', starts_at, starts_at + interval '45 minutes',
           tstzrange(starts_at, starts_at + interval '45 minutes'), %d, 1, now()
    from generate_series(%d, %d) s, lateral (select %s as starts_at) t
    """
        .formatted(
            ORGANIZATION,
            Id.SESSION.sql("s"),
            Id.TYPE.sql("" + CLASS),
            Id.COACH.sql("s % " + COACHES),
            places,
            first,
            first + count - 1,
            startsAt("s"));
  }

  private static String places(int first, int count, int places) {
    return """
    insert into scheduling.place (organization_id, session_id, id, number)
    select %s, %s, %s, p from generate_series(%d, %d) s, generate_series(1, %d) p
    """
        .formatted(
            ORGANIZATION,
            Id.SESSION.sql("s"),
            Id.PLACE.sql("s * 1000::bigint + p - 1"),
            first,
            first + count - 1,
            places);
  }

  /** Bookings of long ago, each with all that it left behind. To be called once for a database. */
  static void past(Server server, String database, int bookings, int clients) throws SQLException {
    var at = "(date_trunc('hour', now()) - (s + 24) * interval '1 hour')";
    int perSession = 20;
    // Out of the way of those that are to come.
    var session = Id.SESSION.sql("1000000 + s");
    var place = Id.PLACE.sql("1000000000 + b");
    var ofBooking =
        "from generate_series(0, %d) b, lateral (select b / %d as s) x, lateral (select %s as at) t"
            .formatted(bookings - 1, perSession, at);
    server.execute(
        database,
        "set session_replication_role = replica; "
            + String.join(
                "; ",
                List.of(
                    """
                    insert into scheduling.session
                      (organization_id, id, session_type_id, coach_id, name, kind, starts_at,
                       ends_at, blocked, status, capacity, credit_cost, created_at)
                    select %s, %s, %s, %s, 'Class', 'CLASS', at, at + interval '45 minutes',
                           tstzrange(at, at + interval '45 minutes'), 'completed', %d, 1, at
                    from generate_series(0, %d) s, lateral (select %s as at) t
                    """
                        .formatted(
                            ORGANIZATION,
                            session,
                            Id.TYPE.sql("" + CLASS),
                            Id.COACH.sql("s %% %d".formatted(COACHES)),
                            perSession,
                            bookings / perSession - 1,
                            at),
                    """
                    insert into scheduling.place
                      (organization_id, session_id, id, number, taken_by)
                    select %s, %s, %s, b %% %d + 1, %s %s
                    """
                        .formatted(
                            ORGANIZATION,
                            session,
                            place,
                            perSession,
                            Id.BOOKING.sql("b"),
                            ofBooking),
                    """
                    insert into scheduling.booking
                      (organization_id, id, session_id, place_id, client_id, status, starts_at,
                       ends_at, credit_cost, payment_type, credits_used, policy_kind,
                       policy_window_hours, created_at)
                    select %s, %s, %s, %s, %s, 'COMPLETED', at, at + interval '45 minutes', 1,
                           'CREDIT', 1, 'NO_REFUND', 12, at - interval '1 day' %s
                    """
                        .formatted(
                            ORGANIZATION,
                            Id.BOOKING.sql("b"),
                            session,
                            place,
                            Id.CLIENT.sql("b % " + clients),
                            ofBooking),
                    """
                    insert into scheduling.booking_status_history
                      (organization_id, booking_id, id, to_status, by_role, reason, at)
                    select %s, %s, %s, 'CONFIRMED', 'client', 'BOOKED', at %s
                    """
                        .formatted(
                            ORGANIZATION, Id.BOOKING.sql("b"), Id.CHANGE.sql("b"), ofBooking),
                    """
                    insert into credits.charge
                      (organization_id, booking_id, client_id, payment_type, credits, charged_at)
                    select %s, %s, %s, 'CREDIT', 1, at %s
                    """
                        .formatted(
                            ORGANIZATION,
                            Id.BOOKING.sql("b"),
                            Id.CLIENT.sql("b % " + clients),
                            ofBooking),
                    """
                    insert into credits.ledger
                      (organization_id, client_id, number, id, lot_id, amount, balance_before,
                       balance_after, type, booking_id, by_role, at)
                    select %s, %s, 2 + b / %d, %s, %s, -1, %d - b / %d, %d - 1 - b / %d,
                           'BOOKING_PAYMENT', %s, 'client', at %s
                    """
                        .formatted(
                            ORGANIZATION,
                            Id.CLIENT.sql("b % " + clients),
                            clients,
                            Id.LINE.sql("b + 1000000000"),
                            Id.LOT.sql("b % " + clients),
                            CREDITS,
                            clients,
                            CREDITS,
                            clients,
                            Id.BOOKING.sql("b"),
                            ofBooking),
                    """
                    update credits.account
                    set balance = l.balance_after, last_number = l.number
                    from (select distinct on (client_id) client_id, number, balance_after
                          from credits.ledger order by client_id, number desc) l
                    where l.client_id = account.client_id
                    """,
                    """
                    update credits.lot set remaining = a.balance
                    from credits.account a where a.client_id = lot.client_id
                    """,
                    """
                    insert into notices.notice
                      (organization_id, person_id, id, type, booking_id, at)
                    select %s, %s, %s, 'PLACE_BOOKED', %s, at %s
                    """
                        .formatted(
                            ORGANIZATION,
                            Id.CLIENT.sql("b % " + clients),
                            Id.NOTICE.sql("b"),
                            Id.BOOKING.sql("b"),
                            ofBooking))));
    server.execute(database, "vacuum analyze");
  }
}
