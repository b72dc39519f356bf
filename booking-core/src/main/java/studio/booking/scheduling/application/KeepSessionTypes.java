package studio.booking.scheduling.application;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import studio.booking.audit.AuditLog;
import studio.booking.audit.AuditLog.Act;
import studio.booking.audit.Differences;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.domain.SessionType;
import studio.booking.scheduling.domain.SessionTypeForm;
import studio.booking.scheduling.domain.SessionTypes;
import studio.booking.scheduling.domain.TypeOutcome;
import studio.booking.scheduling.domain.TypeOutcome.ChangedMeanwhile;
import studio.booking.scheduling.domain.TypeOutcome.Kept;
import studio.booking.scheduling.domain.TypeOutcome.UnknownType;
import studio.booking.shared.Caller;
import studio.booking.shared.UseCase;

/** Keeps the list of what the studio gives. Sessions that exist already stay as they are. */
@UseCase
public class KeepSessionTypes {
  private final SessionTypes types;
  private final AuditLog audit;
  private final Clock clock;

  public KeepSessionTypes(SessionTypes types, AuditLog audit, Clock clock) {
    this.types = types;
    this.audit = audit;
    this.clock = clock;
  }

  public TypeOutcome add(Caller by, SessionTypeForm form) {
    var contradiction = form.contradiction();
    if (contradiction.isPresent()) return contradiction.get();
    var type = form.type(SessionTypeId.next(), 1, clock.instant());
    types.add(type);
    record(by, "SESSION_TYPE_ADDED", type, Map.of());
    return new Kept(type);
  }

  public TypeOutcome change(
      Caller by, SessionTypeId id, SessionTypeForm.Changes changes, OptionalLong expected) {
    return rework(by, id, expected, changes::of);
  }

  /** Gives the type no longer. Doing it again changes nothing. */
  public TypeOutcome archive(Caller by, SessionTypeId id, OptionalLong expected) {
    return rework(by, id, expected, type -> SessionTypeForm.of(type).archived());
  }

  private TypeOutcome rework(
      Caller by,
      SessionTypeId id,
      OptionalLong expected,
      Function<SessionType, SessionTypeForm> reworked) {
    var before = types.byId(List.of(id)).get().get(id);
    if (before == null) return new UnknownType(id);
    if (expected.isPresent() && expected.getAsLong() != before.version()) {
      return new ChangedMeanwhile(before.version());
    }
    var form = reworked.apply(before);
    var contradiction = form.contradiction();
    if (contradiction.isPresent()) return contradiction.get();
    if (form.type(id, before.version(), before.createdAt()).equals(before)) return new Kept(before);

    var after = form.type(id, before.version() + 1, before.createdAt());
    types.change(after);
    boolean archives = before.active() && !after.active();
    record(
        by,
        archives ? "SESSION_TYPE_ARCHIVED" : "SESSION_TYPE_CHANGED",
        after,
        differences(SessionTypeForm.of(before), SessionTypeForm.of(after)));
    return new Kept(after);
  }

  private static Map<String, String> differences(SessionTypeForm before, SessionTypeForm after) {
    return Differences.between(before, after)
        .text("name", SessionTypeForm::name)
        .text("description", SessionTypeForm::description)
        .value("kind", SessionTypeForm::kind)
        .value("durationMinutes", SessionTypeForm::durationMinutes)
        .value("capacity", SessionTypeForm::capacity)
        .value("creditCost", SessionTypeForm::creditCost)
        .value("bufferBeforeMinutes", SessionTypeForm::bufferBeforeMinutes)
        .value("bufferAfterMinutes", SessionTypeForm::bufferAfterMinutes)
        .value("minimumNoticeMinutes", SessionTypeForm::minimumNoticeMinutes)
        .value("bookingHorizonDays", SessionTypeForm::bookingHorizonDays)
        .value("slotStepMinutes", SessionTypeForm::slotStepMinutes)
        .value("cancellationWindowHours", SessionTypeForm::cancellationWindowHours)
        .value("active", SessionTypeForm::active)
        .details();
  }

  private void record(Caller by, String action, SessionType type, Map<String, String> details) {
    audit.record(by, new Act(action, "session_type", type.id().value(), null, details));
  }
}
