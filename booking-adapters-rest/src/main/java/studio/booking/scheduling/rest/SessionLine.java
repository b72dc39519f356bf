package studio.booking.scheduling.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.domain.ImportedSession;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;

/**
 * A session as another system kept it, on a line.
 *
 * @param id what it was called there; the same one is imported once
 * @param endsAt by the type's duration without it
 * @param name the type's without it
 * @param capacity the type's without it
 * @param clientId whose appointment it is
 * @param clientIds who has a place in a class, or had one; instead of {@code clientId}
 */
record SessionLine(
    @Schema(example = "4711") @Size(min = 1, max = 100) String id,
    SessionTypeId sessionTypeId,
    CoachId coachId,
    Instant startsAt,
    @Nullable Instant endsAt,
    ImportedSession.Status status,
    @Nullable @Size(min = 1, max = 200) String name,
    @Nullable @Min(1) @Max(1000) Integer capacity,
    @Nullable ClientId clientId,
    @Nullable @Size(max = 1000) List<ClientId> clientIds) {

  SessionLine {
    if (clientId != null && clientIds != null) {
      throw new IllegalArgumentException("must have either clientId or clientIds, not both");
    }
    clientIds = clientIds == null ? null : List.copyOf(clientIds);
  }

  ImportedSession session() {
    return new ImportedSession(
        id, sessionTypeId, coachId, startsAt, endsAt, status, name, capacity, clients());
  }

  private List<ClientId> clients() {
    if (clientIds != null) return clientIds;
    return clientId == null ? List.of() : List.of(clientId);
  }

  /** Where the line names the client. */
  String pointerTo(ClientId client) {
    return clientIds == null ? "/clientId" : "/clientIds/" + clientIds.indexOf(client);
  }
}
