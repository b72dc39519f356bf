package studio.booking.consent.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.consent.ClientAges.Age;
import studio.booking.consent.application.GrantConsent.Wanted;
import studio.booking.consent.application.GrantOutcome.Flawed;
import studio.booking.consent.application.GrantOutcome.GuardianNeeded;
import studio.booking.consent.application.GrantOutcome.GuardianNotNeeded;
import studio.booking.consent.application.GrantOutcome.GuardianTooYoung;
import studio.booking.consent.application.GrantOutcome.NotOpenToGuardians;
import studio.booking.consent.application.GrantOutcome.Refused;
import studio.booking.consent.application.GrantOutcome.UnknownClient;
import studio.booking.consent.domain.ConsentMethod;
import studio.booking.directory.Studio;
import studio.booking.shared.Caller;
import studio.booking.shared.Later;

/**
 * Who may answer what, by how old people are.
 *
 * @param today the studio's date
 */
record GrantRules(Studio studio, LocalDate today) {
  /**
   * How old those are whom it is about; looked up only where it matters.
   *
   * @param guardian null: no guardian answers
   */
  record Ages(Later<Age> client, @Nullable Later<Age> guardian) {}

  /** What does not fit together, whoever the client is. */
  static Optional<Flawed> flaw(Wanted wanted, Voice voice, Instant now) {
    boolean inTheForm = isInTheForm(wanted);
    if (voice == Voice.SELF && !inTheForm) {
      return flawed("/consentMethod", "must be web_form where clients answer for themselves");
    }
    if (voice == Voice.RECORDER && inTheForm) return Optional.of(notInTheForm());
    if (voice == Voice.SELF && wanted.guardianName() != null) {
      return flawed("/guardianName", "must be recorded by a coach or an admin");
    }
    var expiresAt = wanted.expiresAt();
    if (expiresAt == null) return Optional.empty();
    if (!wanted.granted()) return flawed("/expiresAt", "must not be there: a no does not expire");
    return expiresAt.isAfter(now)
        ? Optional.empty()
        : flawed("/expiresAt", "must be in the future");
  }

  /** Who works here and guards nobody has forgotten how they were told. */
  static Refused unknown(Caller caller, Voice voice) {
    return voice == Voice.GUARDIAN && caller.isStaff() ? notInTheForm() : new UnknownClient();
  }

  /** Why this is not theirs to say, or not now. */
  Optional<Refused> forbidden(Wanted wanted, Voice voice, Ages ages) {
    if (voice == Voice.GUARDIAN) {
      var refused = forbiddenToGuardian(wanted, ages);
      if (refused.isPresent()) return refused;
    }
    // Anybody else may say no.
    if (!wanted.granted()) return Optional.empty();
    boolean guarded = voice == Voice.GUARDIAN || wanted.guardianName() != null;
    if (!guarded && !isUnderAge(ages.client())) return Optional.empty();
    if (!wanted.type().isOpenToGuardians()) {
      return Optional.of(new NotOpenToGuardians(wanted.type()));
    }
    return guarded ? Optional.empty() : Optional.of(new GuardianNeeded(studio.guardianAge()));
  }

  private Optional<Refused> forbiddenToGuardian(Wanted wanted, Ages ages) {
    if (!isInTheForm(wanted)) {
      return Optional.of(
          new Flawed("/consentMethod", "must be web_form where guardians answer themselves"));
    }
    if (wanted.guardianName() != null) {
      return Optional.of(
          new Flawed("/guardianName", "must not be there: the guardian is who is signed in"));
    }
    // Who is of age answers alone, and so does everybody of whom it is not known.
    if (!isUnderAge(ages.client())) {
      return Optional.of(new GuardianNotNeeded(studio.guardianAge()));
    }
    return ages.guardian() != null && isUnderAge(ages.guardian())
        ? Optional.of(new GuardianTooYoung(studio.guardianAge()))
        : Optional.empty();
  }

  /** Whether that is known. */
  boolean isUnderAge(Later<Age> age) {
    return age.get().on(today).orElse(Integer.MAX_VALUE) < studio.guardianAge();
  }

  private static boolean isInTheForm(Wanted wanted) {
    return wanted.method() == null || wanted.method() == ConsentMethod.WEB_FORM;
  }

  private static Flawed notInTheForm() {
    return new Flawed("/consentMethod", "must be paper, email or verbal for somebody else");
  }

  private static Optional<Flawed> flawed(String pointer, String message) {
    return Optional.of(new Flawed(pointer, message));
  }
}
