package studio.booking.consent.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.consent.ConsentId;
import studio.booking.consent.ConsentType;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;
import studio.booking.shared.PersonId;

/**
 * What a client answered when asked about a type, and what became of it.
 *
 * @param number counts the client's answers about this type from 1: the newest has the highest
 * @param version the ordinal of the version that was answered
 * @param granted yes or no
 * @param recordedBy who recorded it for the client; null: the client did it, in the web form
 * @param byGuardian whether somebody answered for a client who is not of age: in the web form, who
 *     recorded it
 * @param expiresAt from this instant on a yes is none any more; null: never
 * @param revocation null while it is live
 * @param particulars what can be erased of it; nothing hangs on them
 */
public record Answer(
    ConsentId id,
    ClientId client,
    ConsentType type,
    int number,
    int version,
    boolean granted,
    ConsentMethod method,
    @Nullable PersonId recordedBy,
    boolean byGuardian,
    Instant decidedAt,
    @Nullable Instant expiresAt,
    @Nullable Revocation revocation,
    List<Particular> particulars) {

  public Answer {
    particulars = List.copyOf(particulars);
    boolean known = recordedBy != null;
    if (method == ConsentMethod.WEB_FORM ? known && !byGuardian : !known) {
      throw new IllegalArgumentException("Recorded by whom?");
    }
    if (byGuardian && !known) throw new IllegalArgumentException("By which guardian?");
    if (!granted && expiresAt != null) throw new IllegalArgumentException("A no does not expire");
    if (byGuardian && granted && !type.isOpenToGuardians()) {
      throw new IllegalArgumentException("Not open to guardians: " + type.value());
    }
  }

  /**
   * That an answer holds no longer.
   *
   * @param by null: the program
   */
  public record Revocation(Instant at, @Nullable PersonId by, Why why) {
    /** Why it holds no longer. */
    public enum Why {
      /** The client took it back. */
      WITHDRAWN,
      /** There is a newer answer. */
      REPLACED,
      /** It turned out that the client was too young to give it. */
      UNDER_AGE
    }
  }

  /** Something that an answer says of a person, and that can be erased. */
  public record Particular(UUID id, Kind kind, String value) {
    /** What it says. */
    public enum Kind {
      /** The network that it came from: its address is not kept. */
      ADDRESS,
      USER_AGENT,
      /** As a front end drew it. */
      SIGNATURE,
      /** The name of who answered for the client. */
      GUARDIAN,
      /** Why it was taken back. */
      REASON
    }

    public static Particular of(Kind kind, String value) {
      return new Particular(Ids.next(), kind, value);
    }
  }

  public Optional<Particular> particular(Particular.Kind kind) {
    return particulars.stream().filter(one -> one.kind() == kind).findFirst();
  }

  public boolean isLive() {
    return revocation == null;
  }

  /** Whether it is a yes that nobody took back, be it still good or not. */
  public boolean isLiveGrant() {
    return granted && isLive();
  }

  /**
   * Whether somebody gave it who could not: the client alone, or a guardian what is not theirs to
   * give.
   *
   * @param ageThen of the client when it was given, in years
   * @param guardianAge under which somebody else agrees
   */
  public boolean isGivenTooYoung(int ageThen, int guardianAge) {
    return granted && ageThen < guardianAge && !(byGuardian && type.isOpenToGuardians());
  }

  public Validity.Facts facts() {
    return new Validity.Facts(version, granted, revocation != null, expiresAt);
  }
}
