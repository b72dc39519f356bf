package studio.booking.consent.application;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AuditLog;
import studio.booking.consent.ClientAges;
import studio.booking.consent.ConsentGranted;
import studio.booking.consent.ConsentId;
import studio.booking.consent.ConsentRevoked;
import studio.booking.consent.ConsentType;
import studio.booking.consent.VersionNumber;
import studio.booking.consent.application.GrantOutcome.NotCurrent;
import studio.booking.consent.application.GrantOutcome.Recorded;
import studio.booking.consent.application.GrantOutcome.UnknownType;
import studio.booking.consent.application.GrantOutcome.UnknownVersion;
import studio.booking.consent.domain.Answer;
import studio.booking.consent.domain.Answer.Particular;
import studio.booking.consent.domain.Answer.Particular.Kind;
import studio.booking.consent.domain.Answer.Revocation;
import studio.booking.consent.domain.Answers;
import studio.booking.consent.domain.ConsentMethod;
import studio.booking.consent.domain.ConsentTypes;
import studio.booking.consent.domain.Network;
import studio.booking.consent.domain.Version;
import studio.booking.consent.domain.Versions;
import studio.booking.directory.Guardians;
import studio.booking.directory.People;
import studio.booking.directory.Studios;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Events;
import studio.booking.shared.UseCase;

/**
 * Keeps what a client answers about one type, a yes or a no. It takes the place of what they
 * answered before, in the same transaction: nobody ever sees two answers, or none.
 */
@UseCase
public class GrantConsent {
  private final ClientAccess access;
  private final Answers answers;
  private final Versions versions;
  private final ConsentTypes types;
  private final Studios studios;
  private final ClientAges ages;
  private final AuditLog audit;
  private final Events events;
  private final Clock clock;

  public GrantConsent(
      People people,
      Guardians guardians,
      Answers answers,
      Versions versions,
      ConsentTypes types,
      Studios studios,
      ClientAges ages,
      AuditLog audit,
      Events events,
      Clock clock) {
    this.access = new ClientAccess(people, guardians);
    this.answers = answers;
    this.versions = versions;
    this.types = types;
    this.studios = studios;
    this.ages = ages;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /**
   * An answer.
   *
   * @param version that was read; only the one in force can be answered
   * @param method null: the web form, which only clients and their guardians use
   * @param expiresAt when a yes ends by itself; null: never
   * @param guardianName who answered for a client who is not of age, where it is recorded; null:
   *     nobody did, or it is who is signed in
   */
  public record Wanted(
      ClientId client,
      ConsentType type,
      VersionNumber version,
      boolean granted,
      @Nullable ConsentMethod method,
      @Nullable Instant expiresAt,
      @Nullable String signature,
      @Nullable String guardianName,
      Origin origin) {}

  /**
   * Where a request came from.
   *
   * @param address the network address
   */
  public record Origin(@Nullable String address, @Nullable String userAgent) {}

  /**
   * Keeps it. Clients answer for themselves, guardians for wards who are not of age; coaches and
   * admins record what clients and guardians told them.
   */
  public GrantOutcome grant(Caller caller, Wanted wanted) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var voice = Voice.of(caller, wanted.client(), wanted.method());
    var studio = studios.current();
    var hasType = types.has(wanted.type());
    var timeline = versions.timeline();
    var version = versions.find(wanted.version());
    // Whoever says how old they are waits for us here, or we for them; and ages are asked for
    // below.
    answers.keepAge(wanted.client());
    var hasClient = access.speaks(caller, wanted.client(), voice, now);
    // Whoever answers the same waits for us here, and reads the newest afterwards.
    answers.keep(wanted.client(), wanted.type());
    var newest = answers.newest(wanted.client(), wanted.type());
    var asked = ages(caller, wanted.client(), voice);

    var flaw = GrantRules.flaw(wanted, voice, now);
    if (flaw.isPresent()) return flaw.get();
    if (!hasType.get()) return new UnknownType(wanted.type());
    var read = version.get().orElse(null);
    if (read == null) return new UnknownVersion(wanted.version());
    if (!hasClient.get()) return GrantRules.unknown(caller, voice);
    var today = studio.get().dateOf(now);
    var current = timeline.get().current(today).orElse(null);
    if (current == null) return new UnknownVersion(wanted.version());
    if (current.ordinal() != read.head().ordinal()) return new NotCurrent(current.number());
    var forbidden = new GrantRules(studio.get(), today).forbidden(wanted, voice, asked);
    if (forbidden.isPresent()) return forbidden.get();
    var answer = answer(caller, wanted, voice, read, newest.get(), now);
    return replace(caller, newest.get(), answer, read);
  }

  private GrantRules.Ages ages(Caller caller, ClientId client, Voice voice) {
    return voice == Voice.GUARDIAN
        ? new GrantRules.Ages(
            ages.ofWard(caller, client), ages.of(caller, caller.self().asClient()))
        : new GrantRules.Ages(ages.of(caller, client), null);
  }

  private static Answer answer(
      Caller caller,
      Wanted wanted,
      Voice voice,
      Version version,
      Optional<Answer> newest,
      Instant now) {
    return new Answer(
        ConsentId.next(),
        wanted.client(),
        wanted.type(),
        newest.map(Answer::number).orElse(0) + 1,
        version.head().ordinal(),
        wanted.granted(),
        voice == Voice.RECORDER ? requireNonNull(wanted.method()) : ConsentMethod.WEB_FORM,
        voice == Voice.SELF ? null : caller.self(),
        voice == Voice.GUARDIAN || wanted.guardianName() != null,
        now,
        wanted.expiresAt(),
        null,
        particulars(wanted));
  }

  private static List<Particular> particulars(Wanted wanted) {
    var particulars = new ArrayList<Particular>();
    var address = wanted.origin().address();
    add(particulars, Kind.ADDRESS, address == null ? null : Network.of(address).orElse(null));
    add(particulars, Kind.USER_AGENT, wanted.origin().userAgent());
    add(particulars, Kind.SIGNATURE, wanted.signature());
    add(particulars, Kind.GUARDIAN, wanted.guardianName());
    return particulars;
  }

  private static void add(List<Particular> particulars, Kind kind, @Nullable String value) {
    if (value != null) particulars.add(Particular.of(kind, value));
  }

  private GrantOutcome replace(
      Caller caller, Optional<Answer> before, Answer answer, Version version) {
    var at = answer.decidedAt();
    var replaced = before.filter(Answer::isLive);
    replaced.ifPresent(
        one ->
            answers.revoke(
                one, new Revocation(at, caller.person(), Revocation.Why.REPLACED), null));
    answers.add(List.of(answer));
    var action = answer.granted() ? "CONSENT_GRANTED" : "CONSENT_REFUSED";
    audit.record(caller, ConsentActs.act(action, answer, version.head().number()));
    var studio = caller.organization();
    if (answer.granted()) {
      events.publish(new ConsentGranted(studio, answer.id(), answer.client(), answer.type(), at));
    } else if (replaced.filter(Answer::isLiveGrant).isPresent()) {
      var lost = replaced.get();
      events.publish(new ConsentRevoked(studio, lost.id(), lost.client(), lost.type(), at));
    }
    return new Recorded(new Answers.Read(answer, version));
  }
}
