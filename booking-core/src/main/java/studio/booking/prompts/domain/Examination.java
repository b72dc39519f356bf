package studio.booking.prompts.domain;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import studio.booking.privacy.PersonalWords;
import studio.booking.shared.ClientId;

/**
 * Looks through a document: its version, its size, its shape, what it means, and whether it tells
 * who somebody is. In this order, as each is made for what those before it let through; all that
 * the last three find is told at once. It is work, and so no part of a unit of work: whoever sends
 * nonsense keeps no connection to the database meanwhile.
 */
public final class Examination {
  /** The version of the schema that documents are written for, but for its last two numbers. */
  public static final String MAJOR = "3";

  /** Objects, lists and what is in them. A good document of many years has half of it. */
  public static final int MOST_VALUES = 2_000;

  private static final Pattern VERSION = Pattern.compile("([0-9]{1,4})(\\.[0-9]{1,9}){0,2}");

  private final PromptSchema schema;
  private final Clock clock;

  public Examination(PromptSchema schema, Clock clock) {
    this.schema = schema;
    this.clock = clock;
  }

  /** What is to be said of it by somebody who does not know the client. */
  public Verdict of(PromptDocument document) {
    var version = document.at("schema_version");
    if (version == null || version.equals("")) return new Verdict.NoVersion();
    if (!(version instanceof String text)) {
      return flawed(
          List.of(new Violation("/schema_version", "type", "must be a text, such as \"3.0.0\"")));
    }
    var numbers = VERSION.matcher(text);
    if (numbers.matches() && !numbers.group(1).equals(MAJOR)) {
      return new Verdict.AnotherVersion(text);
    }
    if (document.values(MOST_VALUES) > MOST_VALUES) {
      return flawed(
          List.of(
              new Violation(
                  "",
                  "size",
                  "has more than %d values: keep what is needed to plan the training"
                      .formatted(MOST_VALUES))));
    }
    var violations = new ArrayList<>(schema.violations(document));
    violations.addAll(Meaning.violations(document, clock.instant()));
    violations.addAll(Traces.violations(document));
    return violations.isEmpty() ? new Verdict.Fit(document, text) : flawed(violations);
  }

  /**
   * What is wrong with it, besides, for the client whom it is to be of. Told only to those who may
   * know the client.
   */
  public static Violations violations(
      PromptDocument document, ClientId client, PersonalWords.Search words) {
    var violations = new ArrayList<>(Traces.violations(document, words));
    var id = document.textAt("meta", "client_id").orElse("");
    if (!id.equalsIgnoreCase(client.value().toString())) {
      violations.add(new Violation("/meta/client_id", "client", "must be the client in the path"));
    }
    return Violations.of(violations);
  }

  private static Verdict flawed(List<Violation> violations) {
    return new Verdict.Flawed(Violations.of(violations));
  }
}
