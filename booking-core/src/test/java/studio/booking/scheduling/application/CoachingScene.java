package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import studio.booking.audit.AuditLog;
import studio.booking.directory.InMemoryPeople;
import studio.booking.directory.InMemoryStudios;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.InMemoryCoaches;
import studio.booking.scheduling.domain.InMemoryHours;
import studio.booking.scheduling.domain.InMemoryHoursPlan;
import studio.booking.scheduling.domain.InMemorySessionTypes;
import studio.booking.scheduling.domain.SessionInTheWay;
import studio.booking.scheduling.domain.SessionsInTheWay;
import studio.booking.shared.Caller;
import studio.booking.shared.CoachId;
import studio.booking.shared.Ids;
import studio.booking.shared.Later;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

/** A studio in Berlin on the Sunday before its week begins, without a database. */
public final class CoachingScene {
  public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  public static final Instant NOW = Instant.parse("2026-03-01T11:00:00Z");

  public final InMemoryStudios studios = new InMemoryStudios(InMemoryStudios.aStudioIn(BERLIN));
  public final InMemoryPeople people = new InMemoryPeople(BERLIN);
  public final InMemoryCoaches coaches = new InMemoryCoaches();
  public final InMemorySessionTypes types = new InMemorySessionTypes(coaches);
  public final InMemoryHours hours = new InMemoryHours(coaches);
  public final InMemoryHoursPlan plan = new InMemoryHoursPlan(hours);
  public final List<SessionInTheWay> timetable = new ArrayList<>();
  public final List<SessionId> cancelled = new ArrayList<>();
  public final List<AuditLog.Act> acts = new ArrayList<>();
  public final AuditLog audit = (_, act) -> acts.add(act);
  public final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

  public final Caller admin = caller(Role.ADMIN);
  public final Caller client = caller(Role.CLIENT);

  private final SessionsInTheWay inTheWay = (_, _, _, _) -> Later.of(List.copyOf(timetable));

  public final BrowseHours browseHours = new BrowseHours(coaches, plan);
  public final PlanHours planHours = new PlanHours(studios, coaches, plan, audit, clock);
  public final PlanAbsences planAbsences =
      new PlanAbsences(
          studios,
          coaches,
          hours,
          plan,
          inTheWay,
          (_, sessions, _) -> cancelled.addAll(sessions),
          audit,
          clock);
  public final FindSlots findSlots = new FindSlots(studios, coaches, types, hours, clock);
  public final KeepCoaches keepCoaches = new KeepCoaches(coaches, types, people, audit, clock);
  public final BrowseCoaches browseCoaches = new BrowseCoaches(coaches);
  public final KeepSessionTypes keepSessionTypes = new KeepSessionTypes(types, audit, clock);
  public final BrowseSessionTypes browseSessionTypes = new BrowseSessionTypes(types);

  public Caller caller(Role role) {
    return caller(new PersonId(Ids.next()), role);
  }

  public Caller caller(CoachId coach) {
    return caller(coach.person(), Role.COACH);
  }

  private Caller caller(PersonId person, Role role) {
    return new Caller(
        studios.studio().id(), person, Set.of(role), new Caller.Request("test", null));
  }

  public Coach given(Coach coach) {
    return coaches.given(coach);
  }
}
