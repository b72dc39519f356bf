package studio.booking.prompts.domain;

/** What is found of a document before anything is asked of the database. */
public sealed interface Verdict {
  /**
   * It can be kept, unless it turns out to name the client whom it is to be of.
   *
   * @param schemaVersion that it is written for, such as {@code 3.0.0}
   */
  record Fit(PromptDocument document, String schemaVersion) implements Verdict {}

  /** It does not say which version of the schema it is written for. */
  record NoVersion() implements Verdict {}

  /**
   * It is written for a schema that is not ours.
   *
   * @param found as it says, such as {@code 2.1.0}
   */
  record AnotherVersion(String found) implements Verdict {}

  record Flawed(Violations violations) implements Verdict {}
}
