package studio.booking.prompts.domain;

/** What is found of a document before anything is asked of the database. */
public sealed interface Verdict {
  record Fit(String schemaVersion) implements Verdict {}

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
