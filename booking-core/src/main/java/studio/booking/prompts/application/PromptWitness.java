package studio.booking.prompts.application;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AttemptLog;
import studio.booking.audit.AuditLog;
import studio.booking.prompts.application.Standing.Relation;
import studio.booking.prompts.domain.KeptPrompt.Heading;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Collaborator;

/** Writes down who read or wrote a master prompt, and who was not let. */
@Collaborator
class PromptWitness {
  private static final String SUBJECT = "master-prompt";

  /** What was done, by the words of the audit log. */
  enum Deed {
    PII_PROMPT_ACCESS,
    PII_PROMPT_CHANGE
  }

  private final AuditLog audit;
  private final AttemptLog attempts;

  PromptWitness(AuditLog audit, AttemptLog attempts) {
    this.audit = audit;
    this.attempts = attempts;
  }

  void did(Caller caller, Deed deed, Heading heading) {
    audit.record(caller, act(deed, heading));
  }

  void did(Caller caller, Deed deed, List<Heading> headings) {
    audit.record(caller, headings.stream().map(heading -> act(deed, heading)).toList());
  }

  private static AuditLog.Act act(Deed deed, Heading heading) {
    return new AuditLog.Act(
        deed.name(),
        SUBJECT,
        heading.id(),
        heading.client(),
        Map.of("version", String.valueOf(heading.number())));
  }

  /** Somebody was not let, for what they are to the client. */
  void refused(Caller caller, Deed deed, ClientId client, Relation relation) {
    // Ids that are none of the studio's have no place in its log.
    boolean known = relation != Relation.UNKNOWN;
    refused(caller, deed, known ? client : null, known ? "NOT_ASSIGNED" : "UNKNOWN_CLIENT");
  }

  void unreadable(Caller caller, Deed deed, ClientId client) {
    refused(caller, deed, client, "UNREADABLE");
  }

  private void refused(Caller caller, Deed deed, @Nullable ClientId client, String because) {
    attempts.refused(
        caller, new AuditLog.Act(deed.name(), SUBJECT, null, client, Map.of("because", because)));
  }
}
