package studio.booking.shared.rest;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.Caller;

/** Tells whether clients agreed to what routes need; asked by the gate before the controller. */
public interface ConsentChecks {
  /**
   * How a client stands to a type.
   *
   * @param reason why there is no consent; null: there is
   * @param version to ask with; null when there is none yet
   */
  record Standing(@Nullable String reason, @Nullable String version) {}

  /** Empty when there is no such client or type, or none that the caller may know of. */
  Optional<Standing> find(Caller caller, UUID client, String type);
}
