package studio.booking.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import studio.booking.benchmark.Comparison.Round;

/** P7: making a week of sessions of all recurring bookings, against inserting the same rows. */
final class Dispatch {
  private static final String DATABASE = "dispatch";

  /** On from the studio's other coaches, clients and rules. */
  private static final int FIRST = 500_000;

  private static final int EACH = 10;
  private static final String ORGANIZATION = "'" + Id.STUDIO.of(0) + "'::uuid";

  /** What one week leaves behind, parents first. */
  private static final List<String> TABLES =
      List.of(
          "scheduling.session",
          "scheduling.place",
          "scheduling.booking",
          "scheduling.booking_status_history",
          "scheduling.occurrence");

  private static final Pattern CREATED = Pattern.compile("\"created\":(\\d+)");
  private static final Pattern FAILED = Pattern.compile("\"failed\":(\\d+)");

  private final Bench bench;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String token;
  private final int recurring;

  /** For so many recurring bookings; ten to a coach, and ten sessions of the past to each. */
  Dispatch(Bench bench, int recurring) {
    this.bench = bench;
    this.recurring = recurring;
    this.token = bench.signIn().token(Id.STUDIO.of(0), Id.COACH.of(0), "owner");
  }

  /**
   * All of P7: as many as the largest studios have, and a thousand, which are to be made far within
   * two seconds.
   */
  static List<Comparison> all(Bench bench) throws IOException, InterruptedException, SQLException {
    var results = new ArrayList<Comparison>();
    results.addAll(new Dispatch(bench, bench.quick() ? 10_000 : 100_000).measure(3.0, 1.5));
    results.add(new Dispatch(bench, 1_000).measure(null, null).getFirst());
    return results;
  }

  private List<Comparison> measure(@Nullable Double floor, @Nullable Double aim)
      throws IOException, InterruptedException, SQLException {
    Bench.say("P7 %,d recurring bookings: seeding".formatted(recurring));
    bench.server().copy(Writes.DATABASE, DATABASE);
    bench
        .server()
        .execute(DATABASE, "set session_replication_role = replica; " + String.join("; ", rows()));
    bench.server().execute(DATABASE, "vacuum analyze");
    bench.server().settle();
    var rounds = new ArrayList<Round>();
    double again = 0;
    try (var product = bench.product(DATABASE)) {
      // What has to be compiled.
      generate(product, 2);
      for (int i = 0; i < Bench.ROUNDS; i++) {
        bench.server().execute(DATABASE, "vacuum analyze");
        bench.server().settle();
        var before = bench.server().number(DATABASE, "select count(*) from scheduling.occurrence");
        double ours = generate(product, 3 + i);
        var made =
            bench.server().number(DATABASE, "select count(*) from scheduling.occurrence") - before;
        if (made != recurring) throw new IllegalStateException("Made " + made);
        double reference = insertAgain();
        rounds.add(new Round(ours, reference));
        Bench.say("    " + rounds.getLast());
      }
      again = generate(product, 2 + Bench.ROUNDS);
      Bench.say("    a run that finds nothing to do: %.1f s".formatted(again));
    }
    reconcile();
    bench.server().execute("postgres", "drop database " + DATABASE);
    return List.of(
        new Comparison(
            "P7",
            "making a week's sessions of %,d recurring bookings ÷ inserting the same rows"
                .formatted(recurring),
            "s",
            rounds,
            true,
            floor,
            aim),
        new Comparison(
            "P7",
            "a run that finds nothing to do ÷ inserting the rows of a week",
            "s",
            List.of(new Round(again, rounds.getLast().reference())),
            true,
            null,
            null));
  }

  private List<String> rows() {
    int coaches = recurring / EACH;
    return List.of(
        """
        insert into directory.person (organization_id, id, roles, created_at)
        select %s, %s, '{coach}', now() from generate_series(%d, %d) c
        """
            .formatted(ORGANIZATION, Id.COACH.sql("c"), FIRST, FIRST + coaches - 1),
        """
        insert into directory.person (organization_id, id, roles, alias, created_at)
        select %s, %s, '{client}', 'Client ' || c, now() from generate_series(%d, %d) c
        """
            .formatted(ORGANIZATION, Id.CLIENT.sql("c"), FIRST, FIRST + recurring - 1),
        """
        insert into credits.account (organization_id, client_id, balance, last_number, created_at)
        select %s, %s, 0, 0, now() from generate_series(%d, %d) c
        """
            .formatted(ORGANIZATION, Id.CLIENT.sql("c"), FIRST, FIRST + recurring - 1),
        """
        insert into scheduling.coach (organization_id, coach_id, display_name, created_at)
        select %s, %s, 'Coach ' || c, now() from generate_series(%d, %d) c
        """
            .formatted(ORGANIZATION, Id.COACH.sql("c"), FIRST, FIRST + coaches - 1),
        """
        insert into scheduling.coach_session_type (organization_id, coach_id, session_type_id)
        select %s, %s, %s from generate_series(%d, %d) c
        """
            .formatted(
                ORGANIZATION,
                Id.COACH.sql("c"),
                Id.TYPE.sql("" + Seeds.APPOINTMENT),
                FIRST,
                FIRST + coaches - 1),
        """
        insert into scheduling.availability_rule
          (organization_id, coach_id, id, day_of_week, start_time, end_time, valid_from)
        select %s, %s, %s, d, '09:00', '17:00', '2020-01-01'
        from generate_series(%d, %d) c, generate_series(1, 5) d
        """
            .formatted(
                ORGANIZATION,
                Id.COACH.sql("c"),
                Id.RULE.sql("c * 10 + d"),
                FIRST,
                FIRST + coaches - 1),
        // The million of the past, at hours that nobody has twice.
        """
        insert into scheduling.session
          (organization_id, id, session_type_id, coach_id, name, kind, starts_at, ends_at, blocked,
           status, capacity, credit_cost, created_at)
        select %s, %s, %s, %s, 'Class', 'CLASS', at, at + interval '45 minutes',
               tstzrange(at, at + interval '45 minutes'), 'completed', 1, 1, at
        from generate_series(0, %d) s,
             lateral (select date_trunc('hour', now()) - (24 + s / %d) * interval '1 hour' as at) t
        """
            .formatted(
                ORGANIZATION,
                Id.SESSION.sql("10000000 + s"),
                Id.TYPE.sql("" + Seeds.CLASS),
                Id.COACH.sql("%d + s %% %d".formatted(FIRST, coaches)),
                recurring * EACH - 1,
                coaches),
        """
        insert into scheduling.recurring_booking
          (organization_id, id, client_id, coach_id, session_type_id, rule, start_date, start_time,
           duration_minutes, time_zone, status, created_at)
        select %s, %s, %s, %s, %s,
               'FREQ=WEEKLY;BYDAY=' || (array['MO', 'TU', 'WE', 'TH', 'FR'])[r %% 5 + 1],
               current_date + 14, time '09:00' + (r / 5 %% 2) * interval '1 hour', 60,
               'Europe/Berlin', 'ACTIVE', now()
        from generate_series(0, %d) r
        """
            .formatted(
                ORGANIZATION,
                Id.BOOKING.sql("50000000 + r"),
                Id.CLIENT.sql("%d + r".formatted(FIRST)),
                Id.COACH.sql("%d + r / %d".formatted(FIRST, EACH)),
                Id.TYPE.sql("" + Seeds.APPOINTMENT),
                recurring - 1),
        "insert into scheduling.generation values (%s, current_date)".formatted(ORGANIZATION));
  }

  /** Asks until all is done, and says how many seconds that took. */
  private double generate(Product product, int weeks) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://localhost:%d/api/admin/generate-sessions".formatted(product.port())))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"weeksAhead\":%d}".formatted(weeks)))
            .build();
    long began = System.nanoTime();
    while (true) {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200 || number(FAILED, answer.body()) > 0) {
        throw new IllegalStateException(answer.body());
      }
      if (answer.body().contains("\"complete\":true")) break;
      if (number(CREATED, answer.body()) == 0) throw new IllegalStateException(answer.body());
    }
    return (System.nanoTime() - began) / 1e9;
  }

  private static long number(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    if (!matcher.find()) throw new IllegalStateException(text);
    return Long.parseLong(matcher.group(1));
  }

  /** Takes the last week's rows away, and inserts them again, constraints and all. */
  private double insertAgain() throws SQLException {
    var server = bench.server();
    var week =
        "select booking_id from scheduling.occurrence"
            + " where date > (select max(date) - 7 from scheduling.occurrence)";
    var which =
        List.of(
            "id in (select session_id from scheduling.booking where id in (%s))".formatted(week),
            "taken_by in (%s)".formatted(week),
            "id in (%s)".formatted(week),
            "booking_id in (%s)".formatted(week),
            "booking_id in (%s)".formatted(week));
    for (int i = 0; i < TABLES.size(); i++) {
      server.execute(
          DATABASE,
          "create table kept_%d as select * from %s where %s"
              .formatted(i, TABLES.get(i), which.get(i)));
    }
    var away = new StringBuilder("set session_replication_role = replica");
    var key = List.of("id", "id", "id", "id", "booking_id");
    for (int i = 0; i < TABLES.size(); i++) {
      away.append(
          "; delete from %s where %s in (select %s from kept_%d)"
              .formatted(TABLES.get(i), key.get(i), key.get(i), i));
    }
    server.execute(DATABASE, away.toString());
    server.execute(DATABASE, "vacuum analyze");
    server.settle();
    var back = new StringBuilder("begin");
    for (int i = 0; i < TABLES.size(); i++) {
      back.append("; insert into %s select * from kept_%d".formatted(TABLES.get(i), i));
    }
    long began = System.nanoTime();
    server.execute(DATABASE, back.append("; commit").toString());
    double seconds = (System.nanoTime() - began) / 1e9;
    for (int i = 0; i < TABLES.size(); i++) server.execute(DATABASE, "drop table kept_" + i);
    return seconds;
  }

  private void reconcile() throws SQLException {
    long odd =
        bench
            .server()
            .number(
                DATABASE,
                """
                select count(*) from scheduling.occurrence o
                left join scheduling.booking b on b.id = o.booking_id
                left join scheduling.session s on s.id = b.session_id
                  and s.recurring_booking_id = o.recurring_booking_id
                where o.skipped is null and s.id is null
                """);
    if (odd != 0) throw new IllegalStateException(odd + " occurrences without a session");
  }
}
