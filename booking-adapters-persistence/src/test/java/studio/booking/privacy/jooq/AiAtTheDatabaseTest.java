package studio.booking.privacy.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;
import studio.booking.shared.jooq.TestDatabase;

/**
 * The AI service at the database itself: every table, view, column, function and sequence is tried
 * as it would, and so are statistics, plans and what errors say. Canaries are in every text, byte
 * and document of every table, and in the aliases of all but the one client who agrees. What would
 * let it see more is planted, too, and found.
 */
class AiAtTheDatabaseTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final int CANARIES = Boolean.getBoolean("booking.long") ? 1_000 : 60;
  private static final String OURS = "019b76da-a800-7001-8000-00000000000a";
  private static final String THEIRS = "019b76da-a800-7002-8000-00000000000b";

  /** Agreed, and is still of that mind. */
  private static final String ANNA = "019b76da-a800-7001-8000-0000000000a1";

  private static final String ELSEWHERE = "019b76da-a800-7002-8000-0000000000b1";

  private static final Map<String, String> MISTAKES = mistakes();

  @BeforeAll
  static void plantCanaries() throws SQLException {
    try (var connection = database.superuser().getConnection()) {
      Canaries.plant(connection, OURS, CANARIES);
      studio(connection, OURS);
      studio(connection, THEIRS);
      client(connection, OURS, ANNA, "Nebula Swan", "true, null, null, 1");
      client(connection, THEIRS, ELSEWHERE, Canaries.text(1), "true, null, null, 1");
      // Refused; took it back; expired; answered the text before the last; was never asked.
      client(connection, OURS, id(2), Canaries.text(2), "false, null, null, 1");
      client(connection, OURS, id(3), Canaries.text(3), "true, now(), null, 1");
      client(connection, OURS, id(4), Canaries.text(4), "true, null, now(), 1");
      client(connection, OURS, id(5), Canaries.text(5), "true, null, null, 0");
      client(connection, OURS, id(6), Canaries.text(6), null);
      // Agreed once, and refused since.
      client(connection, OURS, id(7), Canaries.text(7), "true, now(), null, 1");
      answer(connection, OURS, id(7), 2, "false, null, null, 1");
      execute(connection, "analyze");
      // As docs/operations.md says.
      execute(
          connection,
          "do $$ begin create role studio_ai login in role booking_ai;"
              + " exception when duplicate_object then null; end $$");
      execute(
          connection,
          "do $$ begin execute format('grant connect on database %I to studio_ai',"
              + " current_database()); end $$");
    }
  }

  private static String id(int number) {
    return "019b76da-a800-7001-8000-0000000001%02d".formatted(number);
  }

  private static void studio(Connection connection, String organization) throws SQLException {
    execute(
        connection,
        """
        insert into directory.organization (organization_id, slug, name, time_zone, currency, created_at)
        values ('%1$s', 's%1$s', 'S', 'Pacific/Chatham', 'EUR', now())
        """
            .formatted(organization));
    for (int ordinal : new int[] {0, 1}) {
      execute(
          connection,
          """
          insert into consent.version (organization_id, ordinal, number, effective_on, full_text,
            text_sha256, summary, requires_re_consent, published_at)
          values ('%s', %d, '%d.0', '2026-01-01', 'x', 'x', 'x', true, now())
          """
              .formatted(organization, ordinal, ordinal));
    }
    // Not in force for years.
    execute(
        connection,
        """
        insert into consent.version (organization_id, ordinal, number, effective_on, full_text,
          text_sha256, summary, requires_re_consent, published_at)
        values ('%s', 2, '2.0', '2900-01-01', 'x', 'x', 'x', true, now())
        """
            .formatted(organization));
  }

  private static void client(
      Connection connection, String organization, String id, String alias, String answer)
      throws SQLException {
    execute(
        connection,
        """
        insert into directory.person (organization_id, id, roles, alias, created_at)
        values ('%s', '%s', '{client}', '%s', now())
        """
            .formatted(organization, id, alias),
        """
        insert into privacy.client_profile_training (organization_id, client_id, age, age_as_of,
          gender, height_mm, wearable_integration_active, goals, injury_history, version,
          created_at, changed_at)
        values ('%1$s', '%2$s', 36, '2026-01-01', 'female', 1700, false, '%3$s'::bytea,
          '%3$s'::bytea, 1, now(), now())
        """
            .formatted(organization, id, Canaries.text(9)));
    if (answer != null) answer(connection, organization, id, 1, answer);
  }

  private static void answer(
      Connection connection, String organization, String client, int number, String answer)
      throws SQLException {
    execute(
        connection,
        """
        insert into consent.answer (organization_id, id, client_id, type, number, method,
          by_guardian, decided_at, granted, revoked_at, expires_at, version)
        values ('%s', gen_random_uuid(), '%s', 'ai_processing', %d, 'web_form', false, now(), %s)
        """
            .formatted(organization, client, number, answer));
  }

  @ParameterizedTest
  @EnumSource
  void E14_nothing_in_the_catalogue_lets_it_see_more(AiFindings rule) throws SQLException {
    try (var connection = database.superuser().getConnection()) {
      assertThat(rule.in(connection)).isEmpty();
    }
  }

  @Test
  void E15_it_sees_who_agrees_in_the_studio_that_it_names() throws SQLException {
    assertThat(seen(OURS)).containsExactly(ANNA + " Nebula Swan");
    assertThat(seen(THEIRS)).containsExactly(ELSEWHERE + " " + Canaries.text(1));
    // Unset, and as a connection has it after a local setting.
    assertThat(seen(null)).isEmpty();
    assertThat(seen("")).isEmpty();
  }

  private static List<String> seen(String organization) throws SQLException {
    try (var connection = studioAi()) {
      if (organization != null) name(connection, organization);
      return AiFindings.list(
          connection, "select client_id || ' ' || alias from privacy.ai_training_profile");
    }
  }

  @Test
  void E15_whatever_it_tries_it_sees_no_canary() throws SQLException {
    try (var connection = studioAi()) {
      connection.setAutoCommit(false);
      name(connection, OURS);

      var probe = new Probe(connection);

      assertThat(probe.leaks()).isEmpty();
      assertThat(probe.attempts()).isGreaterThan(500);
    }
  }

  @Test
  void who_may_see_everything_sees_them_with_the_same_attempts() throws SQLException {
    try (var connection = database.superuser().getConnection()) {
      connection.setAutoCommit(false);
      name(connection, OURS);

      assertThat(new Probe(connection).leaks())
          .hasSizeGreaterThan(40)
          .anyMatch(leak -> leak.contains("client_profile_pii"))
          .anyMatch(leak -> leak.contains("pg_stats"));
    }
  }

  static Stream<String> planted() {
    return MISTAKES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("planted")
  void E14_a_planted_mistake_is_found(String mistake) throws SQLException {
    try (var connection = database.superuser().getConnection()) {
      connection.setAutoCommit(false);
      execute(connection, MISTAKES.get(mistake));

      var found = new ArrayList<String>();
      for (var rule : AiFindings.values()) found.addAll(rule.in(connection));
      if (found.isEmpty()) {
        execute(connection, "set local role booking_ai");
        name(connection, OURS);
        found.addAll(new Probe(connection).leaks());
      }

      assertThat(found).as(mistake).isNotEmpty();
      connection.rollback();
    }
  }

  private static Map<String, String> mistakes() {
    var mistakes = new TreeMap<String, String>();
    mistakes.put("a grant to everybody", "grant select on privacy.client_profile_pii to public");
    mistakes.put(
        "a grant of a column",
        "grant select (goals) on privacy.client_profile_training to booking_ai");
    mistakes.put(
        "a view with its owner's rights",
        """
        create view privacy.handy as select * from privacy.client_profile_pii;
        grant select on privacy.handy to booking_ai
        """);
    mistakes.put(
        "the view given to one who sees more",
        "alter view privacy.ai_training_profile owner to postgres");
    mistakes.put(
        "a function with its owner's rights",
        """
        create function privacy.handy() returns setof privacy.client_profile_training
          language sql security definer return null::privacy.client_profile_training
        """);
    mistakes.put(
        "a function that sees all",
        """
        create function privacy.look() returns text language sql security definer
          set search_path = pg_catalog
          begin atomic
            select string_agg(p::text, ' ') from directory.person p;
          end
        """);
    mistakes.put("membership of another role", "grant booking_admin to booking_ai");
    mistakes.put("membership of one who reads all", "grant pg_read_all_data to booking_ai");
    mistakes.put("power over policies", "alter role booking_ai bypassrls");
    mistakes.put(
        "a column that nobody knows of",
        "alter table privacy.client_profile_training add column nickname text");
    mistakes.put("a policy dropped", "drop policy agreed on privacy.client_profile_training");
    mistakes.put(
        "a policy that lets all in",
        "alter policy ai_view on privacy.client_profile_training using (true)");
    mistakes.put(
        "one policy more",
        "create policy also on directory.person for select to booking_ai_view using (true)");
    mistakes.put(
        "security no longer forced",
        "alter table privacy.client_profile_training no force row level security");
    mistakes.put("security switched off", "alter table consent.answer disable row level security");
    mistakes.put(
        "no barrier", "alter view privacy.ai_training_profile set (security_barrier = false)");
    mistakes.put(
        "no consent asked for",
        """
        create or replace view privacy.ai_training_profile with (security_barrier) as
        select t.client_id, p.alias, t.age, t.age_as_of, t.gender, t.height_mm, t.weight_g,
          t.body_fat_percentage, t.training_start_date, t.years_training_experience,
          t.wearable_device, t.wearable_integration_active, t.training_tier
        from privacy.client_profile_training t
        join directory.person p on p.organization_id = t.organization_id and p.id = t.client_id
        """);
    mistakes.put(
        "health for the view",
        """
        grant select (injury_history) on privacy.client_profile_training to booking_ai_view
        """);
    mistakes.put(
        "all that is made from now on",
        "alter default privileges in schema privacy grant select on tables to public");
    mistakes.put("statistics", "grant select on pg_catalog.pg_statistic to booking_ai");
    mistakes.put(
        "temporary things",
        "do $$ begin execute format('grant temporary on database %I to public',"
            + " current_database()); end $$");
    mistakes.put(
        "a copy",
        """
        create materialized view privacy.copied as
          select encode(convert_to(p::text, 'UTF8'), 'base64') as it from directory.person p;
        grant select on privacy.copied to public
        """);
    mistakes.put(
        "the log",
        """
        grant usage on schema audit to booking_ai;
        grant select (details) on audit.entry_default to booking_ai
        """);
    mistakes.put("the program", "grant booking_ai to booking_program");
    return mistakes;
  }

  @Test
  void enough_mistakes_are_planted() {
    assertThat(MISTAKES).hasSizeGreaterThanOrEqualTo(15);
  }

  @Test
  void a_canary_is_known_in_all_its_disguises() {
    for (var disguise : Canaries.disguises(Canaries.text(7))) {
      assertThat(Canaries.isIn("before " + disguise + " after")).as(disguise).isTrue();
    }
    assertThat(Canaries.isIn("Nebula Swan")).isFalse();
  }

  private static Connection studioAi() throws SQLException {
    var signIn = new PGSimpleDataSource();
    signIn.setURL(database.url());
    signIn.setUser("studio_ai");
    signIn.setPassword(TestDatabase.PASSWORD);
    return signIn.getConnection();
  }

  private static void name(Connection connection, String organization) throws SQLException {
    execute(
        connection,
        "select set_config('app.current_organization_id', '%s', false)".formatted(organization));
  }

  private static void execute(Connection connection, String... commands) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var command : commands) statement.execute(command);
    }
  }
}
