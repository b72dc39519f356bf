package studio.booking.consent.application;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import studio.booking.consent.ConsentStanding;
import studio.booking.consent.ConsentType;
import studio.booking.consent.Consents;
import studio.booking.consent.Lack;
import studio.booking.consent.domain.Answers;
import studio.booking.consent.domain.ConsentTypes;
import studio.booking.consent.domain.ConsentTypes.Meaning;
import studio.booking.consent.domain.Timeline;
import studio.booking.consent.domain.Validity;
import studio.booking.consent.domain.Version;
import studio.booking.consent.domain.Versions;
import studio.booking.directory.Guardians;
import studio.booking.directory.People;
import studio.booking.directory.Studio;
import studio.booking.directory.Studios;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Cursor;
import studio.booking.shared.Later;
import studio.booking.shared.Page;
import studio.booking.shared.Query;
import studio.booking.shared.Role;

/** Shows what clients answered, whether there is consent, and what they have still to answer. */
@Query
public class ShowConsents {
  private static final Cursor CURSOR = Cursor.of("consents-required", 1);

  private final ClientAccess access;
  private final Consents consents;
  private final Answers answers;
  private final Versions versions;
  private final ConsentTypes types;
  private final Studios studios;
  private final Clock clock;

  public ShowConsents(
      People people,
      Guardians guardians,
      Consents consents,
      Answers answers,
      Versions versions,
      ConsentTypes types,
      Studios studios,
      Clock clock) {
    this.access = new ClientAccess(people, guardians);
    this.consents = consents;
    this.answers = answers;
    this.versions = versions;
    this.types = types;
    this.studios = studios;
    this.clock = clock;
  }

  /** All of a client's answers, the newest first; empty when the caller may not see them. */
  public Optional<Page<Answers.Read>> of(Caller caller, ClientId client, Page.Request page) {
    var may = access.shows(caller, client, clock.instant());
    var found = answers.list(client, page);
    return may.get() ? Optional.of(found.get()) : Optional.empty();
  }

  /** How a client stands to a type; empty where there is none, or none that the caller may see. */
  public Optional<ConsentStanding> check(Caller caller, ClientId client, ConsentType type) {
    return check(access.shows(caller, client, clock.instant()), client, type);
  }

  private Optional<ConsentStanding> check(Later<Boolean> may, ClientId client, ConsentType type) {
    var known = types.has(type);
    var standing = consents.of(client, type);
    return may.get() && known.get() ? Optional.of(standing.get()) : Optional.empty();
  }

  /**
   * The same for a route that needs the consent. The AI service looks after nobody in particular:
   * it is the consent that lets it in. Guardians are let in nowhere.
   */
  public Optional<ConsentStanding> forRoute(Caller caller, ClientId client, ConsentType type) {
    return caller.role() == Role.AI_SERVICE
        ? Optional.of(consents.of(client, type).get())
        : check(access.has(caller, client, clock.instant()), client, type);
  }

  /**
   * Something that a client has still to answer.
   *
   * @param why there is no answer that counts
   * @param version to answer
   */
  public record ToAnswer(Meaning meaning, Lack why, Version version) {
    private String word() {
      return meaning.type().value();
    }
  }

  /**
   * What a client has still to answer, by the types' words: the caller themself, or a ward, for
   * whom it is what a guardian can answer. Empty when it is neither.
   */
  public Optional<Page<ToAnswer>> required(Caller caller, ClientId client, Page.Request page) {
    boolean self = caller.is(client);
    var may = self ? Later.of(true) : access.isWard(caller, client);
    var asked = toAnswer(client);
    if (!may.get()) return Optional.empty();
    return Optional.of(page(asked.get(), self, page));
  }

  private static Page<ToAnswer> page(List<ToAnswer> asked, boolean self, Page.Request page) {
    var after = page.cursor() == null ? "" : CURSOR.parse(page.cursor()).string(0);
    var rest =
        asked.stream()
            .filter(one -> self || one.meaning().type().isOpenToGuardians())
            .filter(one -> one.word().compareTo(after) > 0)
            .sorted(Comparator.comparing(ToAnswer::word))
            .toList();
    return Page.of(rest, page.limit(), last -> CURSOR.text(last.word()));
  }

  private Later<List<ToAnswer>> toAnswer(ClientId client) {
    var studio = studios.current();
    var all = types.all();
    var timeline = versions.timeline();
    var newest = answers.newest(client);
    var tooYoung = answers.givenTooYoung(client);
    return () -> toAnswer(studio.get(), all.get(), timeline.get(), newest.get(), tooYoung.get());
  }

  private List<ToAnswer> toAnswer(
      Studio studio,
      List<Meaning> all,
      Timeline timeline,
      Map<ConsentType, Validity.Facts> newest,
      Set<ConsentType> tooYoung) {
    var now = clock.instant();
    var today = studio.dateOf(now);
    var current = timeline.current(today).map(Version.Head::number).orElse(null);
    if (current == null) return List.of();
    var version = versions.find(current).get().orElseThrow();
    return all.stream()
        .map(
            meaning -> {
              var facts = newest.get(meaning.type());
              return new Asked(meaning, Validity.of(facts, timeline, today, now));
            })
        // Whose yes did not count was not asked as they have to be.
        .filter(
            asked ->
                Validity.isToBeAsked(asked.standing()) || tooYoung.contains(asked.meaning().type()))
        .map(
            asked ->
                new ToAnswer(asked.meaning(), requireNonNull(asked.standing().lack()), version))
        .toList();
  }

  private record Asked(Meaning meaning, ConsentStanding standing) {}

  /** Something erasable that an answer says; empty when it is erased, or not for the caller. */
  public Optional<String> particular(Caller caller, UUID id) {
    var found = answers.particular(id).get().orElse(null);
    if (found == null) return Optional.empty();
    return access.shows(caller, found.client(), clock.instant()).get()
        ? Optional.of(found.value())
        : Optional.empty();
  }
}
