package studio.booking.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.ClientId;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

/**
 * One act, as it was kept.
 *
 * @param actor null when the program itself acted, or nobody was signed in
 * @param refused whether somebody tried to do it and was not let
 * @param client whose data or money it was about, if anybody's
 * @param requestId of the request or job that it was done for
 */
public record Entry(
    UUID id,
    Instant at,
    @Nullable PersonId actor,
    Role actorRole,
    String action,
    boolean refused,
    String subjectType,
    @Nullable UUID subjectId,
    @Nullable ClientId client,
    @Nullable String requestId,
    Map<String, String> details) {
  public Entry {
    details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
  }
}
