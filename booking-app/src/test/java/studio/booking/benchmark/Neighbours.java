package studio.booking.benchmark;

import java.util.List;

/**
 * Other studios in the same tables, with their coaches and what they sell: nobody books there, but
 * who looks for the rows of one studio must find them among all.
 */
final class Neighbours {
  private static final int STUDIOS = 200;

  private Neighbours() {}

  static List<String> rows() {
    var organization = Id.STUDIO.sql("o");
    var each = "from generate_series(1, %d) o".formatted(STUDIOS);
    return List.of(
        """
        insert into directory.organization
          (organization_id, slug, name, time_zone, currency, created_at)
        select %s, 'neighbour-' || o, 'Neighbour ' || o, 'Europe/Berlin', 'EUR', now() %s
        """
            .formatted(organization, each),
        """
        insert into directory.person (organization_id, id, roles, created_at)
        select %s, %s, '{coach}', now() %s, generate_series(0, 4) c
        """
            .formatted(organization, Id.COACH.sql("o * 1000 + c"), each),
        """
        insert into scheduling.session_type
          (organization_id, id, name, kind, duration_minutes, capacity, credit_cost,
           booking_horizon_days, created_at)
        select %s, %s, 'Class ' || t, 'CLASS', 45, 20, 1, 60, now() %s, generate_series(0, 4) t
        """
            .formatted(organization, Id.TYPE.sql("o * 1000 + t"), each),
        """
        insert into scheduling.coach (organization_id, coach_id, display_name, created_at)
        select %s, %s, 'Coach ' || c, now() %s, generate_series(0, 4) c
        """
            .formatted(organization, Id.COACH.sql("o * 1000 + c"), each),
        """
        insert into scheduling.coach_session_type (organization_id, coach_id, session_type_id)
        select %s, %s, %s %s, generate_series(0, 4) c, generate_series(0, 4) t
        """
            .formatted(
                organization, Id.COACH.sql("o * 1000 + c"), Id.TYPE.sql("o * 1000 + t"), each),
        """
        insert into scheduling.availability_rule
          (organization_id, coach_id, id, day_of_week, start_time, end_time, valid_from)
        select %s, %s, %s, d, '09:00', '17:00', '2020-01-01'
        %s, generate_series(0, 4) c, generate_series(1, 5) d
        """
            .formatted(
                organization,
                Id.COACH.sql("o * 1000 + c"),
                Id.RULE.sql("(o * 1000 + c) * 10 + d"),
                each),
        """
        insert into credits.package
          (organization_id, id, name, description, kind, session_count, validity_days,
           list_price_minor, currency, position, created_at)
        select %s, %s, 'Package ' || p, 'Ten times whatever you like', 'CREDIT_PACK', 10, 90,
               12000, 'EUR', p, now()
        %s, generate_series(1, %d) p
        """
            .formatted(organization, Id.PACKAGE.sql("o * 1000 + p"), each, Seeds.PACKAGES));
  }
}
