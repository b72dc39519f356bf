package studio.booking.shared.rest;

import java.util.Optional;
import java.util.UUID;
import studio.booking.shared.Caller;

/** Finds what kept answers leave out. */
public interface PersonalTexts {
  /** What the caller may still read of it. */
  Optional<String> find(Caller caller, UUID foundBy);
}
