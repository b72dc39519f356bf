package studio.booking.credits.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import studio.booking.audit.AuditLog;
import studio.booking.credits.application.PackageOutcome.Flawed;
import studio.booking.credits.application.PackageOutcome.NotYours;
import studio.booking.credits.application.PackageOutcome.Saved;
import studio.booking.credits.application.PackageOutcome.Stale;
import studio.booking.credits.application.PackageOutcome.UnknownCoach;
import studio.booking.credits.application.PackageOutcome.UnknownPackage;
import studio.booking.credits.application.PackageOutcome.UnknownSessionType;
import studio.booking.credits.application.PackageOutcome.WrongCurrency;
import studio.booking.credits.domain.InMemoryPackages;
import studio.booking.credits.domain.PackageKind;
import studio.booking.credits.domain.Packages;
import studio.booking.credits.domain.StudioPackage;
import studio.booking.directory.InMemoryPeople;
import studio.booking.directory.InMemoryStudios;
import studio.booking.directory.People.Person;
import studio.booking.scheduling.KnownSessionTypes;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.Caller;
import studio.booking.shared.CoachId;
import studio.booking.shared.Ids;
import studio.booking.shared.Later;
import studio.booking.shared.Money;
import studio.booking.shared.Page;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

class PackagesTest {
  private static final OptionalLong ANY = OptionalLong.empty();
  private static final Packages.Filter NONE = Packages.Filter.NONE;
  private static final Page.Request FIRST = new Page.Request(null, 50);

  private final InMemoryPackages packages = new InMemoryPackages();
  private final InMemoryStudios studios = new InMemoryStudios();
  private final InMemoryPeople people = new InMemoryPeople();
  private final Clock clock = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
  private final Set<SessionTypeId> types = new HashSet<>();
  private final KnownSessionTypes known =
      asked -> Later.of(asked.stream().filter(types::contains).collect(Collectors.toSet()));
  private final List<String> audited = new ArrayList<>();
  private final AuditLog audit = (_, act) -> audited.add(act.action());
  private final AddPackage add = new AddPackage(packages, studios, people, known, audit, clock);
  private final ChangePackage change =
      new ChangePackage(packages, studios, people, known, audit, clock);
  private final ShowPackages show = new ShowPackages(packages, known);

  private final Caller admin = caller(people.given(Role.ADMIN), Role.ADMIN);
  private final CoachId cara = people.givenCoach();
  private final CoachId carl = people.givenCoach();
  private final Caller coach = caller(cara.person(), Role.COACH);
  private final Caller client = caller(people.givenClient().person(), Role.CLIENT);

  @Test
  void an_admin_sells_for_the_studio_and_for_any_coach() {
    assertThat(add.add(admin, terms(null), true)).isInstanceOf(Saved.class);
    assertThat(add.add(admin, terms(cara), true)).isInstanceOf(Saved.class);
  }

  @Test
  void a_coach_has_a_say_in_packages_of_their_own_only() {
    var own = added(coach, terms(cara));
    var others = added(admin, terms(carl));

    assertThat(add.add(coach, terms(null), true)).isEqualTo(new NotYours());
    assertThat(add.add(coach, terms(carl), true)).isEqualTo(new NotYours());
    assertThat(rename(coach, others, "Mine now")).isEqualTo(new NotYours());
    assertThat(change.archive(coach, others.id(), ANY)).isEqualTo(new NotYours());
    assertThat(rename(coach, own, "Another name")).isInstanceOf(Saved.class);
  }

  @Test
  void a_coach_cannot_give_a_package_away() {
    var own = added(coach, terms(cara));

    var outcome =
        change.change(
            coach, own.id(), ANY, new ChangePackage.Change(_ -> terms(carl), active -> active));

    assertThat(outcome).isEqualTo(new NotYours());
    assertThat(packages.find(own.id()).get()).contains(own);
  }

  @Test
  void clients_see_what_is_on_sale() {
    var onSale = added(admin, terms(null));
    var inactive = ((Saved) add.add(admin, terms(null), false)).saved();

    assertThat(show.list(client, NONE, FIRST).items()).containsExactly(onSale);
    assertThat(show.list(admin, NONE, FIRST).items()).containsExactly(onSale, inactive);
    assertThat(show.find(client, inactive.id())).isEmpty();
    assertThat(show.find(coach, inactive.id())).contains(inactive);
  }

  @Test
  void coaches_see_what_is_on_sale_and_all_of_their_own() {
    var studios = added(admin, terms(null));
    var own = ((Saved) add.add(coach, terms(cara), false)).saved();
    var others = ((Saved) add.add(admin, terms(carl), false)).saved();

    assertThat(show.list(coach, NONE, FIRST).items()).containsExactly(studios, own);
    assertThat(show.list(coach, of(cara), FIRST).items()).containsExactly(own);
    assertThat(show.list(coach, of(carl), FIRST).items()).isEmpty();
    assertThat(show.list(admin, of(carl), FIRST).items()).containsExactly(others);
    assertThat(show.list(client, of(cara), FIRST).items()).isEmpty();
  }

  @Test
  void packages_of_a_coach_who_left_can_still_be_taken_off_sale() {
    var left = added(admin, terms(carl));
    people.given(new Person(carl.person(), Set.of(Role.COACH), null, false));

    var off =
        change.change(admin, left.id(), ANY, new ChangePackage.Change(terms -> terms, _ -> false));

    assertThat(((Saved) off).saved().active()).isFalse();
    assertThat(add.add(admin, terms(carl), true)).isEqualTo(new UnknownCoach());
  }

  private static Packages.Filter of(CoachId coach) {
    return new Packages.Filter(null, coach, null, null);
  }

  @Test
  void K5_withdrawing_keeps_what_was_sold_readable_and_ends_all_changes() {
    var sold = added(admin, terms(null));

    var archived = ((Saved) change.archive(admin, sold.id(), OptionalLong.of(1))).saved();

    assertThat(archived.active()).isFalse();
    assertThat(show.list(admin, NONE, FIRST).items()).isEmpty();
    assertThat(show.find(admin, sold.id())).contains(archived);
    assertThat(rename(admin, sold, "Again")).isEqualTo(new UnknownPackage());
    assertThat(audited).containsExactly("PACKAGE_ADDED", "PACKAGE_ARCHIVED");
  }

  @Test
  void a_change_of_an_older_version_is_refused() {
    var sold = added(admin, terms(null));
    rename(admin, sold, "Newer");

    var late =
        change.change(
            admin,
            sold.id(),
            OptionalLong.of(1),
            new ChangePackage.Change(terms -> terms, active -> active));

    assertThat(late).isEqualTo(new Stale());
    assertThat(show.find(admin, sold.id()).orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void terms_that_do_not_go_together_are_refused() {
    var foreign = terms(null, PackageKind.CREDIT_PACK, 4, money("EUR"));
    var empty = terms(null, PackageKind.CREDIT_PACK, 0, money("USD"));
    var passless = terms(null, PackageKind.ALL_ACCESS, 0, money("USD"));
    var nobody = new CoachId(people.givenClient().value());

    assertThat(add.add(admin, foreign, true)).isEqualTo(new WrongCurrency("USD"));
    assertThat(add.add(admin, empty, true))
        .isEqualTo(new Flawed(StudioPackage.Flaw.PACK_WITHOUT_SESSIONS));
    assertThat(add.add(admin, passless, true))
        .isEqualTo(new Flawed(StudioPackage.Flaw.NO_ALL_ACCESS_DAYS));
    assertThat(add.add(admin, terms(nobody), true)).isEqualTo(new UnknownCoach());
  }

  private StudioPackage added(Caller by, StudioPackage.Terms terms) {
    return ((Saved) add.add(by, terms, true)).saved();
  }

  private PackageOutcome rename(Caller by, StudioPackage it, String name) {
    return change.change(
        by, it.id(), ANY, new ChangePackage.Change(terms -> named(terms, name), active -> active));
  }

  private static StudioPackage.Terms named(StudioPackage.Terms terms, String name) {
    return new StudioPackage.Terms(
        name,
        terms.description(),
        terms.kind(),
        terms.coach(),
        terms.sessionCount(),
        terms.validityDays(),
        terms.allAccessDays(),
        terms.grantsFriendPass(),
        terms.friendPassValidityDays(),
        terms.marksElite(),
        terms.sessionTypes(),
        terms.listPrice(),
        terms.discountPercentage(),
        terms.position());
  }

  @Test
  void a_package_pays_for_what_the_studio_gives() {
    var yoga = new SessionTypeId(Ids.next());
    var gone = new SessionTypeId(Ids.next());
    types.add(yoga);

    assertThat(add.add(admin, payingFor(Set.of(yoga)), true)).isInstanceOf(Saved.class);
    assertThat(add.add(admin, payingFor(Set.of(yoga, gone)), true))
        .isEqualTo(new UnknownSessionType(gone));
    var own = added(admin, payingFor(Set.of(yoga)));
    assertThat(
            change.change(
                admin,
                own.id(),
                ANY,
                new ChangePackage.Change(_ -> payingFor(Set.of(gone)), on -> on)))
        .isEqualTo(new UnknownSessionType(gone));
  }

  private static StudioPackage.Terms payingFor(Set<SessionTypeId> types) {
    return new StudioPackage.Terms(
        "A package",
        null,
        PackageKind.CREDIT_PACK,
        null,
        4,
        null,
        null,
        false,
        null,
        false,
        types,
        money("USD"),
        BigDecimal.ZERO,
        0);
  }

  private static StudioPackage.Terms terms(@Nullable CoachId coach) {
    return terms(coach, PackageKind.CREDIT_PACK, 4, money("USD"));
  }

  private static StudioPackage.Terms terms(
      @Nullable CoachId coach, PackageKind kind, int sessions, Money price) {
    return new StudioPackage.Terms(
        "A package",
        null,
        kind,
        coach,
        sessions,
        null,
        null,
        false,
        null,
        false,
        Set.of(),
        price,
        BigDecimal.ZERO,
        0);
  }

  private static Money money(String currency) {
    return new Money(10_000, Currency.getInstance(currency));
  }

  private Caller caller(PersonId person, Role role) {
    return new Caller(
        studios.studio().id(), person, Set.of(role), new Caller.Request("request", null));
  }
}
