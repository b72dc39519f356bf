package studio.booking.privacy.application;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AttemptLog;
import studio.booking.audit.AuditLog;
import studio.booking.privacy.application.Relations.Relation;
import studio.booking.privacy.domain.AccessReasons;
import studio.booking.privacy.domain.PiiAction;
import studio.booking.privacy.domain.Vault.Cell;
import studio.booking.privacy.domain.Vault.Safe;
import studio.booking.privacy.domain.WhyNot;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Collaborator;
import studio.booking.shared.Ids;

/** Writes down who saw or changed what is personal, and who was not let. */
@Collaborator
class Witness {
  static final String REASON = "reasonId";
  static final String FIELDS = "fields";
  static final String BECAUSE = "because";

  private final AuditLog audit;
  private final AttemptLog attempts;
  private final AccessReasons reasons;
  private final Clock clock;

  Witness(AuditLog audit, AttemptLog attempts, AccessReasons reasons, Clock clock) {
    this.audit = audit;
    this.attempts = attempts;
    this.reasons = reasons;
    this.clock = clock;
  }

  static Cell cell(java.util.UUID reason) {
    return new Cell("access_reason", reason, "reason");
  }

  /** The client was seen. */
  void saw(Caller caller, PiiAction action, ClientId client, @Nullable String reason, Safe safe) {
    audit.record(caller, act(action, client, why(client, reason, safe)));
  }

  /** The client was seen without any of what is locked. */
  void saw(Caller caller, PiiAction action, ClientId client) {
    audit.record(caller, act(action, client, Map.of()));
  }

  /** The program looked at something of all of them. */
  void saw(Caller caller, PiiAction action, Collection<ClientId> clients) {
    audit.record(caller, clients.stream().map(client -> act(action, client, Map.of())).toList());
  }

  /** Somebody searched, and found nobody. */
  void sawNobody(Caller caller, PiiAction action) {
    audit.record(caller, act(action, null, Map.of()));
  }

  /** Some of it was changed. */
  void changed(
      Caller caller,
      PiiAction action,
      ClientId client,
      Set<String> fields,
      @Nullable String reason,
      Safe safe) {
    var details = why(client, reason, safe);
    details.put(FIELDS, String.join(" ", fields));
    audit.record(caller, act(action, client, details));
  }

  /**
   * Somebody of whom something is kept since now.
   *
   * @param fields what is
   */
  record Created(ClientId client, Set<String> fields) {}

  /** Something is kept of several, of whom nothing was. */
  void created(Caller caller, PiiAction action, Collection<Created> clients) {
    audit.record(
        caller,
        clients.stream()
            .map(one -> act(action, one.client(), Map.of(FIELDS, String.join(" ", one.fields()))))
            .toList());
  }

  /**
   * Whether somebody may not see or change a client, and why not, which is then written down.
   *
   * @return null when they may
   */
  @Nullable WhyNot refusal(
      Caller caller,
      PiiAction action,
      ClientId client,
      Relation relation,
      @Nullable String reason) {
    var because =
        switch (relation) {
          case UNKNOWN -> WhyNot.UNKNOWN_CLIENT;
          case STRANGER, SERVICE -> WhyNot.NOT_ASSIGNED;
          case ADMIN, IN_CHARGE -> reason == null ? WhyNot.NO_REASON : null;
          case SELF -> null;
        };
    if (because != null) {
      // Ids that are none of the studio's have no place in its log.
      refused(caller, action, relation == Relation.UNKNOWN ? null : client, because);
    }
    return because;
  }

  /**
   * Somebody was not let.
   *
   * @param client null where there is none of the studio's
   */
  void refused(Caller caller, PiiAction action, @Nullable ClientId client, WhyNot because) {
    attempts.refused(caller, act(action, client, Map.of(BECAUSE, because.name())));
  }

  private Map<String, String> why(ClientId client, @Nullable String reason, Safe safe) {
    var details = new TreeMap<String, String>();
    if (reason == null) return details;
    // The log can't be erased: it gets a reference, and the words are the client's to destroy.
    var id = Ids.next();
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    reasons.add(id, client, safe.lock(cell(id), reason), now);
    details.put(REASON, id.toString());
    return details;
  }

  private static AuditLog.Act act(
      PiiAction action, @Nullable ClientId client, Map<String, String> details) {
    return new AuditLog.Act(
        action.name(), "client", client == null ? null : client.value(), client, details);
  }
}
