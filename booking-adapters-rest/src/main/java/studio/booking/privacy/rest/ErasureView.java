package studio.booking.privacy.rest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import studio.booking.privacy.domain.ErasureCase;
import studio.booking.privacy.domain.ErasureCase.Done;
import studio.booking.privacy.domain.ErasureCase.Executing;
import studio.booking.privacy.domain.ErasureCase.Held;
import studio.booking.privacy.domain.ErasureCase.Undone;
import studio.booking.privacy.domain.ErasureId;
import studio.booking.privacy.domain.ErasureReason;
import studio.booking.privacy.domain.HoldReason;
import studio.booking.shared.ClientId;
import studio.booking.shared.PersonId;

/**
 * An erasure.
 *
 * @param dueAt from when on it is done; until then it can be undone
 * @param hold null unless it is held
 * @param keyDestroyedAt since when nobody can read what was encrypted, in backups neither
 */
record ErasureView(
    ErasureId id,
    ClientId clientId,
    ErasureCase.Status status,
    ErasureReason reason,
    Instant requestedAt,
    @Nullable PersonId requestedBy,
    Instant dueAt,
    @Nullable HoldView hold,
    @Nullable Instant undoneAt,
    @Nullable Instant keyDestroyedAt,
    @Nullable Instant doneAt) {
  /** What keeps everything from being destroyed. */
  record HoldView(HoldReason reason, Instant since, @Nullable PersonId by) {}

  static ErasureView of(ErasureCase erasure) {
    var request = erasure.request();
    var hold = erasure instanceof Held held ? held.hold() : null;
    return new ErasureView(
        request.id(),
        request.client(),
        erasure.status(),
        request.reason(),
        request.at(),
        request.by(),
        request.dueAt(),
        hold == null ? null : new HoldView(hold.reason(), hold.at(), hold.by()),
        erasure instanceof Undone undone ? undone.at() : null,
        switch (erasure) {
          case Executing begun -> begun.keyDestroyedAt();
          case Done done -> done.keyDestroyedAt();
          case ErasureCase _ -> null;
        },
        erasure instanceof Done done ? done.at() : null);
  }
}
