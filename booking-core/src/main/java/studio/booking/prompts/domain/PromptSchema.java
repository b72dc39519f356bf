package studio.booking.prompts.domain;

import java.util.List;

/** The shape that documents have to have: a JSON Schema, and whatever reads it. */
public interface PromptSchema {
  /**
   * All that does not fit. Documents that come here are of a size that it is made for.
   *
   * @return each violation once, in no order
   */
  List<Violation> violations(PromptDocument document);
}
