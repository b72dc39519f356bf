package studio.booking.privacy.application;

import java.util.HashMap;
import java.util.Map;
import studio.booking.audit.AuditLog;
import studio.booking.privacy.domain.ErasureCase;
import studio.booking.privacy.domain.HoldReason;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Collaborator;

/** Writes down what is done about erasures, and knows whose business they are. */
@Collaborator
class ErasureWitness {
  private final AuditLog audit;

  ErasureWitness(AuditLog audit) {
    this.audit = audit;
  }

  /** The client's own, and that of admins. */
  static boolean concerns(Caller by, ClientId client) {
    return by.isAdmin() || by.is(client);
  }

  void requested(Caller by, ErasureCase erasure) {
    record(by, "ERASURE_REQUESTED", erasure, Map.of());
  }

  /** It was asked for before, and the database had lost it. */
  void restored(Caller by, ErasureCase erasure) {
    record(by, "ERASURE_RESTORED", erasure, Map.of());
  }

  void undone(Caller by, ErasureCase erasure) {
    record(by, "ERASURE_UNDONE", erasure, Map.of());
  }

  void held(Caller by, ErasureCase erasure, HoldReason because) {
    record(by, "ERASURE_HELD", erasure, Map.of("because", because.name()));
  }

  void released(Caller by, ErasureCase erasure) {
    record(by, "ERASURE_RELEASED", erasure, Map.of());
  }

  void done(Caller by, ErasureCase erasure) {
    record(by, "ERASURE_DONE", erasure, Map.of());
  }

  private void record(Caller by, String action, ErasureCase erasure, Map<String, String> more) {
    var request = erasure.request();
    var details = new HashMap<>(more);
    details.put("reason", request.reason().name());
    details.put("dueAt", request.dueAt().toString());
    audit.record(
        by, new AuditLog.Act(action, "erasure", request.id().value(), request.client(), details));
  }
}
