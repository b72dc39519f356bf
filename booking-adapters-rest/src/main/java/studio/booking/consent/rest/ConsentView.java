package studio.booking.consent.rest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.consent.ConsentType;
import studio.booking.consent.VersionNumber;
import studio.booking.consent.domain.Answer;
import studio.booking.consent.domain.Answer.Particular;
import studio.booking.consent.domain.Answer.Revocation;
import studio.booking.consent.domain.Answers;
import studio.booking.consent.domain.ConsentMethod;
import studio.booking.shared.PersonId;
import studio.booking.shared.rest.PersonalText;

/**
 * An answer of a client, with the text that it was given to.
 *
 * @param decidedAt when it was answered, be it a yes or a no
 * @param grantedAt the same of a yes; null of a no
 * @param revocation null while it is live
 * @param revokedReason the client's words, that another answer took its place, or that it could not
 *     be given at their age
 * @param ipAddress the network that it came from, such as 192.0.2.0/24; null once it was erased,
 *     like all that follows of the kind
 * @param recordedBy who recorded it for the client; null: the client did it
 * @param byGuardian whether a guardian answered for the client: in the web form, who recorded it
 * @param textHash SHA-256 of the full text, in hexadecimal digits
 */
record ConsentView(
    UUID id,
    UUID clientId,
    ConsentType consentType,
    VersionNumber consentVersion,
    boolean consentGranted,
    ConsentMethod consentMethod,
    Instant decidedAt,
    @Nullable Instant grantedAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable String revokedReason,
    @Nullable UUID revokedBy,
    Revocation.@Nullable Why revocation,
    @Nullable PersonalText ipAddress,
    @Nullable PersonalText userAgent,
    @Nullable UUID recordedBy,
    @Nullable PersonalText signatureData,
    boolean byGuardian,
    @Nullable PersonalText guardianName,
    String fullText,
    String textHash,
    String summary) {

  static ConsentView of(Answers.Read read) {
    var answer = read.answer();
    var version = read.version();
    var revocation = answer.revocation();
    return new ConsentView(
        answer.id().value(),
        answer.client().value(),
        answer.type(),
        version.head().number(),
        answer.granted(),
        answer.method(),
        answer.decidedAt(),
        answer.granted() ? answer.decidedAt() : null,
        answer.expiresAt(),
        revocation == null ? null : revocation.at(),
        revocation == null ? null : reason(answer, revocation),
        revocation == null ? null : id(revocation.by()),
        revocation == null ? null : revocation.why(),
        text(answer, Particular.Kind.ADDRESS),
        text(answer, Particular.Kind.USER_AGENT),
        id(answer.recordedBy()),
        text(answer, Particular.Kind.SIGNATURE),
        answer.byGuardian(),
        text(answer, Particular.Kind.GUARDIAN),
        version.text().fullText(),
        version.textHash(),
        version.text().summary());
  }

  private static @Nullable String reason(Answer answer, Revocation revocation) {
    return switch (revocation.why()) {
      case REPLACED -> "replaced by new consent";
      case UNDER_AGE -> "given by somebody who was not of age";
      case WITHDRAWN ->
          answer.particular(Particular.Kind.REASON).map(Particular::value).orElse(null);
    };
  }

  /** No key keeps it: it can be erased. */
  private static @Nullable PersonalText text(Answer answer, Particular.Kind kind) {
    return answer
        .particular(kind)
        .map(found -> new PersonalText(found.id(), found.value()))
        .orElse(null);
  }

  private static @Nullable UUID id(@Nullable PersonId person) {
    return person == null ? null : person.value();
  }
}
