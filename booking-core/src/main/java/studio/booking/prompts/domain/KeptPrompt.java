package studio.booking.prompts.domain;

import java.time.Instant;
import java.util.UUID;
import studio.booking.privacy.SealedText;
import studio.booking.shared.ClientId;
import studio.booking.shared.PersonId;

/**
 * A version of a client's master prompt as it is kept: for good, and readable by few.
 *
 * @param document encrypted under the client's key
 */
public record KeptPrompt(Heading heading, SealedText document) {

  /**
   * All that can be told of a version without reading it.
   *
   * @param number counted from one for each client, without gaps
   * @param schemaVersion that it is written for, such as {@code 3.0.0}
   */
  public record Heading(
      UUID id,
      ClientId client,
      int number,
      String schemaVersion,
      Instant writtenAt,
      PersonId writtenBy) {}
}
