package studio.booking.consent.application;

import java.util.Map;
import studio.booking.audit.AuditLog;
import studio.booking.consent.VersionNumber;
import studio.booking.consent.domain.Answer;
import studio.booking.consent.domain.Answer.Revocation;

/** What the audit keeps of answers: codes and numbers, nobody's words. */
final class ConsentActs {
  private ConsentActs() {}

  /** It holds no longer, and is replaced by nothing. */
  static AuditLog.Act revoked(Answer answer, Revocation.Why why) {
    return new AuditLog.Act(
        "CONSENT_REVOKED",
        "consent",
        answer.id().value(),
        answer.client(),
        Map.of("type", answer.type().value(), "why", why.name()));
  }

  static AuditLog.Act act(String action, Answer answer, VersionNumber version) {
    return new AuditLog.Act(
        action,
        "consent",
        answer.id().value(),
        answer.client(),
        Map.of(
            "type", answer.type().value(),
            "version", version.value(),
            "method", answer.method().word(),
            "byGuardian", String.valueOf(answer.byGuardian())));
  }
}
