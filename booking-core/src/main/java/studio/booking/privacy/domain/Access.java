package studio.booking.privacy.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

/**
 * Somebody saw or changed what is personal about a client, or tried to.
 *
 * @param by null when the program itself did
 * @param action such as {@code PII_ACCESS}
 * @param reason in their words; null where none was needed, and once it was erased
 * @param fields what was changed, such as {@code email}; empty where nothing was
 */
public record Access(
    UUID id,
    Instant at,
    @Nullable PersonId by,
    Role byRole,
    String action,
    @Nullable String reason,
    boolean refused,
    List<String> fields,
    @Nullable String requestId) {
  public Access {
    fields = List.copyOf(fields);
  }
}
