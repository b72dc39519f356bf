package studio.booking.shared.rest;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.Caller;

/** Keeps who tried what their role may not. What it throws is answered in place of the refusal. */
public interface Witnesses {
  /**
   * Somebody was refused for their role.
   *
   * @param action what they tried, as {@link Witnessed} has it
   * @param named the id in the path, if there is one
   */
  void refused(Caller caller, String action, @Nullable UUID named);
}
