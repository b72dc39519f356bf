package studio.booking.privacy.domain;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.ClientId;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

/**
 * A wish that what is kept of a client be destroyed, and how far it has come. Each state has the
 * steps that lead on from it, and no other; none leads back from {@link Executing}.
 */
public sealed interface ErasureCase {
  Request request();

  /** Counts the changes. */
  long version();

  default Status status() {
    return switch (this) {
      case Requested _ -> Status.REQUESTED;
      case Held _ -> Status.HELD;
      case Undone _ -> Status.UNDONE;
      case Executing _ -> Status.EXECUTING;
      case Done _ -> Status.DONE;
    };
  }

  /** Whether it is still about anything: of these a client has one. */
  default boolean lives() {
    return !(this instanceof Undone);
  }

  /** The words for the states. */
  enum Status {
    /** It can be undone. */
    REQUESTED,
    /** Nothing may be destroyed for now. */
    HELD,
    UNDONE,
    /** What was begun is finished. */
    EXECUTING,
    DONE
  }

  /**
   * What was asked for.
   *
   * @param by who did; null when the program did, after a loss of data
   * @param dueAt from when on it is done
   */
  record Request(
      ErasureId id,
      ClientId client,
      ErasureReason reason,
      @Nullable PersonId by,
      Role byRole,
      Instant at,
      Instant dueAt) {}

  /** It may still be called off. */
  sealed interface Open extends ErasureCase {
    /** The client stays after all. */
    default Undone undo(@Nullable PersonId by, Instant at) {
      return new Undone(request(), at, by, version() + 1);
    }

    /** Nothing may be destroyed for now, whatever the time. */
    default Held hold(Hold hold) {
      return new Held(request(), hold, version() + 1);
    }

    /** The key is gone already: what the database has from before that has to follow. */
    default Executing again(Instant keyDestroyedAt, Instant at) {
      return new Executing(request(), at, keyDestroyedAt, version() + 1);
    }
  }

  /** In its grace period, or waiting to be begun after it. */
  record Requested(Request request, long version) implements Open {
    /** Empty while it can yet be undone. */
    public Optional<Executing> begin(Instant now) {
      return now.isBefore(request.dueAt())
          ? Optional.empty()
          : Optional.of(new Executing(request, now, null, version + 1));
    }
  }

  /** Why, since when, and who said so. */
  record Hold(HoldReason reason, Instant at, @Nullable PersonId by) {}

  record Held(Request request, Hold hold, long version) implements Open {
    /** It goes on; when its time is over, at once. */
    public Requested release() {
      return new Requested(request, version + 1);
    }
  }

  record Undone(Request request, Instant at, @Nullable PersonId by, long version)
      implements ErasureCase {}

  /**
   * It is being done.
   *
   * @param keyDestroyedAt null until nobody can read any more what was encrypted
   */
  record Executing(Request request, Instant since, @Nullable Instant keyDestroyedAt, long version)
      implements ErasureCase {
    public Executing withKeyDestroyed(Instant at) {
      return keyDestroyedAt == null ? new Executing(request, since, at, version + 1) : this;
    }

    /** All that the modules kept is gone. The key must have gone before. */
    public Done done(Instant at) {
      if (keyDestroyedAt == null) throw new IllegalStateException("The key is still there");
      return new Done(request, since, keyDestroyedAt, at, version + 1);
    }
  }

  record Done(Request request, Instant since, Instant keyDestroyedAt, Instant at, long version)
      implements ErasureCase {}
}
