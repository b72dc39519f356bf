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
import studio.booking.consent.application.GrantOutcome.Flawed;
import studio.booking.consent.application.GrantOutcome.GuardianNeeded;
import studio.booking.consent.application.GrantOutcome.NotCurrent;
import studio.booking.consent.application.GrantOutcome.NotOpenToGuardians;
import studio.booking.consent.application.GrantOutcome.Recorded;
import studio.booking.consent.application.GrantOutcome.UnknownClient;
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
import studio.booking.directory.People;
import studio.booking.directory.Studio;
import studio.booking.directory.Studios;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Events;
import studio.booking.shared.Later;
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
      Answers answers,
      Versions versions,
      ConsentTypes types,
      Studios studios,
      ClientAges ages,
      AuditLog audit,
      Events events,
      Clock clock) {
    this.access = new ClientAccess(people);
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
   * @param method null: the web form, which only clients themselves use
   * @param expiresAt when a yes ends by itself; null: never
   * @param guardianName who answered for a client who is not of age; null: the client did
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

  /** Keeps it; clients answer for themselves, coaches and admins record what clients told them. */
  public GrantOutcome grant(Caller caller, Wanted wanted) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    boolean self = caller.is(wanted.client());
    var method = wanted.method() == null && self ? ConsentMethod.WEB_FORM : wanted.method();
    var hasClient = access.has(caller, wanted.client(), now);
    var studio = studios.current();
    var hasType = types.has(wanted.type());
    var timeline = versions.timeline();
    var version = versions.find(wanted.version());
    // Whoever answers the same waits for us here, and reads the newest afterwards.
    answers.keep(wanted.client(), wanted.type());
    var newest = answers.newest(wanted.client(), wanted.type());
    var age = ages.of(caller, wanted.client());

    var flaw = flaw(wanted, method, now, self);
    if (flaw.isPresent()) return flaw.get();
    if (!hasType.get()) return new UnknownType(wanted.type());
    var read = version.get().orElse(null);
    if (read == null) return new UnknownVersion(wanted.version());
    if (!hasClient.get()) return new UnknownClient();
    var current = timeline.get().current(studio.get().dateOf(now)).orElse(null);
    if (current == null) return new UnknownVersion(wanted.version());
    if (current.ordinal() != read.head().ordinal()) return new NotCurrent(current.number());
    var forbidden = forbidden(wanted, studio.get(), age, now);
    if (forbidden.isPresent()) return forbidden.get();
    var answer = answer(caller, wanted, requireNonNull(method), read, newest.get(), now);
    return replace(caller, newest.get(), answer, read);
  }

  /** Who may agree, for one who is not of age. Anybody may say no. */
  private static Optional<GrantOutcome> forbidden(
      Wanted wanted, Studio studio, Later<ClientAges.Age> age, Instant now) {
    if (!wanted.granted()) return Optional.empty();
    boolean underAge =
        wanted.guardianName() != null
            || age.get().on(studio.dateOf(now)).orElse(Integer.MAX_VALUE) < studio.guardianAge();
    if (!underAge) return Optional.empty();
    if (!wanted.type().isOpenToGuardians()) {
      return Optional.of(new NotOpenToGuardians(wanted.type()));
    }
    return wanted.guardianName() == null
        ? Optional.of(new GuardianNeeded(studio.guardianAge()))
        : Optional.empty();
  }

  private static Optional<Flawed> flaw(
      Wanted wanted, @Nullable ConsentMethod method, Instant now, boolean self) {
    if (self && method != ConsentMethod.WEB_FORM) {
      return flawed("/consentMethod", "must be web_form where clients answer for themselves");
    }
    if (!self && (method == null || method == ConsentMethod.WEB_FORM)) {
      return flawed("/consentMethod", "must be paper, email or verbal for somebody else");
    }
    if (self && wanted.guardianName() != null) {
      return flawed("/guardianName", "must be recorded by a coach or an admin");
    }
    var expiresAt = wanted.expiresAt();
    if (expiresAt == null) return Optional.empty();
    if (!wanted.granted()) return flawed("/expiresAt", "must not be there: a no does not expire");
    return expiresAt.isAfter(now)
        ? Optional.empty()
        : flawed("/expiresAt", "must be in the future");
  }

  private static Optional<Flawed> flawed(String pointer, String message) {
    return Optional.of(new Flawed(pointer, message));
  }

  private static Answer answer(
      Caller caller,
      Wanted wanted,
      ConsentMethod method,
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
        method,
        caller.is(wanted.client()) ? null : caller.self(),
        wanted.guardianName() != null,
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
