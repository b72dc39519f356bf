package studio.booking.prompts.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.privacy.ClientIntake.Newcomer;
import studio.booking.privacy.ImportedId;
import studio.booking.shared.ClientId;

/** What becomes of a document of another system before anybody is asked. */
public sealed interface Conversion {
  /** What it was called there; null where that can't be read. */
  @Nullable ImportedId id();

  /**
   * It can be kept.
   *
   * @param known whether the line says that the client is here
   * @param document without anything that says who they are
   * @param original the whole as it came
   * @param leftOut what has no place in what is kept, but in the original
   */
  record Done(
      ImportedId id,
      ClientId client,
      boolean known,
      Newcomer newcomer,
      Verdict.Fit document,
      PromptDocument original,
      List<Violation> leftOut)
      implements Conversion {
    public Done {
      leftOut = List.copyOf(leftOut);
    }
  }

  /**
   * It can't.
   *
   * @param shape whether it is the new document that does not fit its schema
   */
  record Faulty(@Nullable ImportedId id, boolean shape, Violations violations)
      implements Conversion {}

  /**
   * It is none of another system: it is written for the schema in force.
   *
   * @param found as it says, such as {@code 3.0.0}
   */
  record NotOld(@Nullable ImportedId id, String found) implements Conversion {}
}
