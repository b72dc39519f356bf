package studio.booking.shared.rest;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says about a person and what can be erased, such as a name. No answer that is kept
 * for an {@code Idempotency-Key} has it: what is kept is by which id it is found, so that a
 * repeated answer shows what is there by then.
 *
 * @param foundBy what {@link PersonalTexts} know it by
 * @param text null where there is none, or no more
 */
public record PersonalText(UUID foundBy, @Nullable String text) {
  @Override
  public String toString() {
    return "PersonalText of " + foundBy;
  }
}
