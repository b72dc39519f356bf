package studio.booking.credits.model;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.PackageId;
import studio.booking.credits.domain.PackageKind;
import studio.booking.credits.domain.StudioPackage;
import studio.booking.credits.jooq.CreditPorts;
import studio.booking.directory.InMemoryStudios;
import studio.booking.directory.Studio;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;
import studio.booking.shared.Money;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.jooq.TestDatabase;

/** A studio with its people, timetable and packages, in a database and with a clock of its own. */
final class World {
  final Setting setting;
  final Studio studio;
  final Caller admin;
  final List<ClientId> clients;
  final List<UUID> sessions;
  final Map<Kind, SessionTypeId> types = new EnumMap<>(Kind.class);
  final Map<Pack, PackageId> packages = new EnumMap<>(Pack.class);
  final Clock clock = ((InstantSource) () -> this.now).withZone(ZoneOffset.UTC);
  volatile Instant now;

  private World(Setting setting) {
    this.setting = setting;
    this.now = setting.start();
    this.studio = studio(setting);
    this.clients = some(setting.clients()).stream().map(ClientId::new).toList();
    this.sessions = some(setting.timetable().size());
    this.admin = somebody(new PersonId(Ids.next()), Role.ADMIN);
    for (var kind : Kind.values()) types.put(kind, SessionTypeId.next());
  }

  private static List<UUID> some(int count) {
    return IntStream.range(0, count).mapToObj(_ -> Ids.next()).toList();
  }

  private static Studio studio(Setting setting) {
    var plain = InMemoryStudios.aStudioIn(setting.zone());
    return new Studio(
        plain.id(),
        plain.slug(),
        plain.name(),
        plain.zone(),
        plain.currency(),
        setting.refunds(),
        plain.holdMinutes(),
        plain.chargeDaysBefore(),
        setting.noShowBlocks(),
        plain.waitlistCutoffMinutes(),
        plain.completionGraceMinutes(),
        plain.guardianAge(),
        plain.dataRetentionYears(),
        plain.version());
  }

  static World open(Ground ground, Setting setting) {
    var world = new World(setting);
    try (var connection = ground.superuser().getConnection()) {
      connection.setAutoCommit(false);
      world.writeStudio(connection);
      world.writeTimetable(connection);
      connection.commit();
      connection.setAutoCommit(true);
      // There are very many of them at once, which PostgreSQL is to know.
      if (setting.clients() > 1) write(connection, "analyze scheduling.place");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    world.sell(ground.database());
    return world;
  }

  Caller as(int client) {
    return somebody(clients.get(client).person(), Role.CLIENT);
  }

  Caller program() {
    return Caller.system(studio.id(), "expire-lots");
  }

  private Caller somebody(PersonId person, Role role) {
    return new Caller(studio.id(), person, Set.of(role), new Caller.Request("model", null));
  }

  private void writeStudio(Connection to) throws SQLException {
    write(
        to,
        "insert into directory.organization (organization_id, slug, name, time_zone, currency,"
            + " cancellation_policy, created_at)"
            + " values (?, ?, 'Model', ?, 'USD', ?, now())",
        studio.id().value(),
        "m" + studio.id().value().toString().replace("-", ""),
        setting.zone().getId(),
        setting.refunds() ? "REFUND_BEFORE_WINDOW" : "NO_REFUND");
    person(to, List.of(admin.self().value()), "admin");
    var ids = clients.stream().map(ClientId::value).toList();
    person(to, ids, "client");
    write(
        to,
        "insert into credits.account (organization_id, client_id, created_at)"
            + " select ?, unnest(?::uuid[]), now()",
        studio.id().value(),
        array(ids));
    write(
        to,
        "insert into scheduling.coach (organization_id, coach_id, display_name, created_at)"
            + " values (?, ?, 'Kim', now())",
        studio.id().value(),
        admin.self().value());
  }

  private void person(Connection to, List<UUID> ids, String role) throws SQLException {
    write(
        to,
        "insert into directory.person (organization_id, id, roles, alias, created_at)"
            + " select ?, id, array[?], id::text, now() from unnest(?::uuid[]) id",
        studio.id().value(),
        role,
        array(ids));
  }

  private void writeTimetable(Connection to) throws SQLException {
    for (var kind : Kind.values()) {
      write(
          to,
          "insert into scheduling.session_type (organization_id, id, name, kind, duration_minutes,"
              + " capacity, credit_cost, minimum_notice_minutes, booking_horizon_days,"
              + " cancellation_window_hours, created_at)"
              + " values (?, ?, ?, 'CLASS', 60, 12, 1, ?, ?, ?, now())",
          studio.id().value(),
          types.get(kind).value(),
          kind.name(),
          kind.noticeMinutes,
          kind.horizonDays,
          kind.windowHours);
    }
    // Room for everybody, and for one of them to try twice at once.
    int room = clients.size() + 2;
    var hours = setting.timetable();
    write(
        to,
        "insert into scheduling.session (organization_id, id, session_type_id, coach_id, name,"
            + " kind, starts_at, ends_at, blocked, capacity, credit_cost, created_at)"
            + " select ?, id, type, ?, 'Hour', 'CLASS', start, start + interval '1 hour',"
            + " tstzrange(start, start + interval '1 hour'), ?, cost, now()"
            + " from unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::int[])"
            + " as hours (id, type, start, cost)",
        studio.id().value(),
        admin.self().value(),
        room,
        array(sessions),
        array(hours.stream().map(hour -> types.get(hour.kind()).value()).toList()),
        hours.stream().map(hour -> hour.startsAt().toString()).toArray(String[]::new),
        hours.stream().map(Setting.Hour::cost).toArray(Integer[]::new));
    write(
        to,
        "insert into scheduling.place (organization_id, session_id, id, number)"
            + " select ?, id, gen_random_uuid(), number"
            + " from unnest(?::uuid[]) id, generate_series(1, ?) number",
        studio.id().value(),
        array(sessions),
        room);
  }

  private static UUID[] array(List<UUID> ids) {
    return ids.toArray(UUID[]::new);
  }

  private static void write(Connection to, String sql, Object... values) throws SQLException {
    try (var statement = to.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    }
  }

  private void sell(TestDatabase database) {
    var sold = new ArrayList<StudioPackage>();
    for (var pack : Pack.values()) {
      var id = PackageId.next();
      packages.put(pack, id);
      sold.add(new StudioPackage(id, terms(pack), true, null, 1));
    }
    var unit = database.unitOfWork();
    var ports = CreditPorts.on(unit, clock);
    unit.run(
        admin,
        () -> {
          ports.packages().add(sold, now);
          return sold;
        });
  }

  private StudioPackage.Terms terms(Pack pack) {
    return new StudioPackage.Terms(
        pack.name(),
        null,
        pack.credits > 0 ? PackageKind.CREDIT_PACK : PackageKind.ALL_ACCESS,
        null,
        pack.credits,
        pack.days,
        pack.passDays,
        pack.friend,
        pack.friendDays,
        pack.elite,
        only(pack.only),
        new Money(2000, studio.currency()),
        BigDecimal.ZERO,
        0);
  }

  private Set<SessionTypeId> only(@Nullable Kind kind) {
    return kind == null ? Set.of() : Set.of(types.get(kind));
  }

  Kind kind(UUID type) {
    return Arrays.stream(Kind.values())
        .filter(kind -> types.get(kind).value().equals(type))
        .findFirst()
        .orElseThrow();
  }

  Pack pack(UUID id) {
    return Arrays.stream(Pack.values())
        .filter(pack -> packages.get(pack).value().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
