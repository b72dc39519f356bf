package studio.booking.consent.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AuditLog;
import studio.booking.consent.ClientAges;
import studio.booking.consent.ConsentStanding;
import studio.booking.consent.ConsentType;
import studio.booking.consent.Consents;
import studio.booking.consent.Lack;
import studio.booking.consent.VersionNumber;
import studio.booking.consent.application.EndUnderAge;
import studio.booking.consent.application.ExpireConsents;
import studio.booking.consent.application.GrantConsent;
import studio.booking.consent.application.GrantConsent.Origin;
import studio.booking.consent.application.GrantConsent.Wanted;
import studio.booking.consent.application.GrantOutcome;
import studio.booking.consent.application.GrantOutcome.Recorded;
import studio.booking.consent.application.PublishOutcome;
import studio.booking.consent.application.PublishVersion;
import studio.booking.consent.application.RevokeConsent;
import studio.booking.consent.application.RevokeOutcome;
import studio.booking.consent.application.ShowConsents;
import studio.booking.consent.application.StandingConsents;
import studio.booking.consent.domain.Answer;
import studio.booking.consent.domain.Answers.Read;
import studio.booking.consent.domain.ConsentMethod;
import studio.booking.consent.domain.Version;
import studio.booking.directory.Guardians;
import studio.booking.directory.InMemoryPeople;
import studio.booking.directory.InMemoryStudios;
import studio.booking.directory.People;
import studio.booking.directory.Studio;
import studio.booking.directory.jooq.GuardiansOnPostgres;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.DomainEvent;
import studio.booking.shared.Ids;
import studio.booking.shared.Later;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.Page;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.jooq.Lobby;
import studio.booking.shared.jooq.TestDatabase;

/** A studio that has opened, in Los Angeles, with people whom it asks for consent. */
final class ConsentScene {
  /** Of whom it is known. */
  final Map<ClientId, OptionalInt> ages = new HashMap<>();

  static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  static final VersionNumber V3 = new VersionNumber("3.0");
  static final ConsentType AI = ConsentType.AI_PROCESSING;
  static final ConsentType PHOTOS = ConsentType.PHOTO_ANALYSIS;
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

  final TestDatabase database;
  final OrganizationId studio = new OrganizationId(Ids.next());
  final List<AuditLog.Act> acts = Collections.synchronizedList(new ArrayList<>());
  final List<DomainEvent> events = Collections.synchronizedList(new ArrayList<>());
  final JooqAnswers answers;
  final JooqVersions versions;
  final JooqConsentTypes types;
  private final Guardians guardians;
  final Caller admin;
  private final InMemoryPeople people = new InMemoryPeople(ZONE);
  private final InMemoryStudios studios =
      new InMemoryStudios(
          Studio.opening(studio, "north", "Studio North", ZONE, Currency.getInstance("USD")));
  private final AuditLog audit = (_, act) -> acts.add(act);
  private Instant now = NOW;

  ConsentScene(TestDatabase database) {
    this.database = database;
    var db = database.unitOfWork();
    answers = new JooqAnswers(db);
    versions = new JooqVersions(db);
    types = new JooqConsentTypes(db);
    guardians = GuardiansOnPostgres.of(db);
    database.execute(
        """
        insert into directory.organization
          (organization_id, slug, name, time_zone, currency, created_at)
        values ('%s', 's%s', 'A studio', '%s', 'USD', now())
        """
            .formatted(studio.value(), studio.value().toString().replace("-", ""), ZONE));
    admin = caller(person(Role.ADMIN), Role.ADMIN);
    run(
        system(),
        () -> {
          versions.begin(NOW);
          return null;
        });
  }

  private PersonId person(Role role) {
    var id = new PersonId(Ids.next());
    people.given(new People.Person(id, Set.of(role), id.value().toString(), true));
    database.execute(
        """
        insert into directory.person (organization_id, id, roles, alias, created_at)
        values ('%s', '%s', array['%s'], '%2$s', now())
        """
            .formatted(studio.value(), id.value(), role.word()));
    return id;
  }

  ClientId client() {
    return person(Role.CLIENT).asClient();
  }

  CoachId coachOf(ClientId client) {
    var coach = person(Role.COACH).asCoach();
    people.assign(coach, client, TODAY.minusDays(30), TODAY);
    return coach;
  }

  /** From now on it is so much later. */
  void goOn(Duration by) {
    now = now.plus(by);
  }

  Caller caller(PersonId person, Role role) {
    return new Caller(studio, person, Set.of(role), new Caller.Request("request", null));
  }

  Caller as(ClientId client) {
    return caller(client.person(), Role.CLIENT);
  }

  Caller system() {
    return Caller.system(studio, "test");
  }

  private Clock clock() {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  <T> T run(Caller caller, Supplier<T> work) {
    return database.unitOfWork().run(caller, work);
  }

  static Wanted yes(ClientId client, ConsentType type) {
    return wanted(client, type, true, null, null);
  }

  static Wanted no(ClientId client, ConsentType type) {
    return wanted(client, type, false, null, null);
  }

  static Wanted wanted(
      ClientId client,
      ConsentType type,
      boolean granted,
      @Nullable ConsentMethod method,
      @Nullable String guardian) {
    return new Wanted(
        client, type, V3, granted, method, null, null, guardian, new Origin("192.0.2.7", "Tests"));
  }

  static Wanted until(ClientId client, ConsentType type, Instant expiresAt) {
    var origin = new Origin("192.0.2.7", "Tests");
    return new Wanted(client, type, V3, true, null, expiresAt, "a drawing", null, origin);
  }

  static Wanted of(VersionNumber version, Wanted wanted) {
    return new Wanted(
        wanted.client(),
        wanted.type(),
        version,
        wanted.granted(),
        wanted.method(),
        wanted.expiresAt(),
        wanted.signature(),
        wanted.guardianName(),
        wanted.origin());
  }

  private ClientAges known() {
    return new ClientAges() {
      @Override
      public Later<Age> of(Caller caller, ClientId client) {
        return Later.of(_ -> ages.getOrDefault(client, OptionalInt.empty()));
      }

      @Override
      public Later<Age> ofWard(Caller caller, ClientId ward) {
        return of(caller, ward);
      }
    };
  }

  /** Has one client answer for another. */
  void guard(ClientId guardian, ClientId ward) {
    database.execute(
        """
        insert into directory.guardianship
          (organization_id, client_id, guardian_id, place, named_by, since)
        values ('%s', '%s', '%s', 1, '%s', now())
        """
            .formatted(studio.value(), ward.value(), guardian.value(), admin.person().value()));
  }

  GrantOutcome grant(Caller caller, Wanted wanted) {
    var useCase =
        new GrantConsent(
            people,
            guardians,
            answers,
            versions,
            types,
            studios,
            known(),
            audit,
            events::add,
            clock());
    return run(caller, () -> useCase.grant(caller, wanted));
  }

  /** As the client does it. */
  Answer granted(Wanted wanted) {
    var outcome = grant(as(wanted.client()), wanted);
    assertThat(outcome).isInstanceOf(Recorded.class);
    return ((Recorded) outcome).answer().answer();
  }

  RevokeOutcome revoke(Caller caller, ClientId client, ConsentType type, @Nullable String reason) {
    var useCase =
        new RevokeConsent(
            people, guardians, answers, types, studios, known(), audit, events::add, clock());
    return run(caller, () -> useCase.revoke(caller, client, type, reason));
  }

  /** It becomes known when the client was born. */
  void born(Caller caller, ClientId client, LocalDate date) {
    var useCase = new EndUnderAge(answers, studios, audit, events::add, clock());
    run(
        caller,
        () -> {
          useCase.end(caller, client, date);
          return null;
        });
  }

  PublishOutcome publish(String number, LocalDate effectiveOn, boolean asksAnew) {
    var text = new Version.Text(text(), "What is new, in a sentence or two.", null);
    var wanted = new PublishVersion.Wanted(new VersionNumber(number), effectiveOn, text, asksAnew);
    var useCase = new PublishVersion(versions, studios, audit, clock());
    return run(admin, () -> useCase.publish(admin, wanted));
  }

  /** A text with words enough. */
  static String text() {
    return """
    We keep the training data that you give us, so that your coach can plan with them. Nobody
    outside of the studio sees any of it. You can say yes or no, and train here whatever you say.
    Take back a yes whenever you like: from that moment on, what needs it ends, and on request
    everything collected until then will be erased within one month.
    """;
  }

  Consents consents() {
    return new StandingConsents(answers, versions, studios, clock());
  }

  ShowConsents show() {
    return new ShowConsents(
        people, guardians, consents(), answers, versions, types, studios, clock());
  }

  ConsentStanding standing(ClientId client, ConsentType type) {
    return run(admin, () -> consents().of(client, type).get());
  }

  @Nullable Lack lack(ClientId client, ConsentType type) {
    return standing(client, type).lack();
  }

  List<Answer> history(ClientId client) {
    return run(admin, () -> show().of(admin, client, new Page.Request(null, 200)))
        .orElseThrow()
        .items()
        .stream()
        .map(Read::answer)
        .toList();
  }

  int tellOfExpired() {
    var expiries = new JooqExpiries(database.unitOfWork(), new Lobby(database.program()));
    var useCase = new ExpireConsents(expiries, audit, events::add, clock());
    return run(system(), () -> useCase.tell(system()));
  }

  List<OrganizationId> studiosWithExpired() {
    return new JooqExpiries(database.unitOfWork(), new Lobby(database.program())).studios(now);
  }

  List<String> actions() {
    return acts.stream().map(AuditLog.Act::action).toList();
  }

  List<String> told() {
    return events.stream().map(event -> event.getClass().getSimpleName()).toList();
  }

  long count(String sql) {
    try (var connection = database.superuser().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  long live(ClientId client, ConsentType type) {
    return count(
        """
        select count(*) from consent.answer
        where client_id = '%s' and type = '%s' and revoked_at is null
        """
            .formatted(client.value(), type.value()));
  }

  static UUID id(Answer answer) {
    return answer.id().value();
  }
}
