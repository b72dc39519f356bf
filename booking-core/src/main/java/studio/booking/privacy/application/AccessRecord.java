package studio.booking.privacy.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.privacy.domain.Access;

/**
 * That somebody saw or changed what is personal, or tried to, as it is exported.
 *
 * @param by null when the program itself did
 * @param reason in their words; null where none was needed
 * @param fields what was changed
 */
record AccessRecord(
    UUID id,
    Instant at,
    @Nullable UUID by,
    String byRole,
    String action,
    @Nullable String reason,
    String outcome,
    List<String> fields,
    @Nullable String requestId) {
  static AccessRecord of(Access access) {
    var by = access.by();
    return new AccessRecord(
        access.id(),
        access.at(),
        by == null ? null : by.value(),
        access.byRole().word(),
        access.action(),
        access.reason(),
        access.refused() ? "REFUSED" : "ALLOWED",
        access.fields(),
        access.requestId());
  }
}
