package studio.booking.prompts.domain;

import studio.booking.shared.ClientId;

/** What came of a document of another system. */
public sealed interface PromptImport {
  /** It is taken over. */
  record Taken(Conversion.Done line) implements PromptImport {}

  /**
   * It was taken over before, as this client's.
   *
   * @param earlierHere whether by the same admission
   */
  record TakenBefore(ClientId client, boolean earlierHere) implements PromptImport {}

  /** It can't be taken over. */
  record Refused(Why why) implements PromptImport {}

  /** It names the client whom it is to be of. */
  record Naming(Violations violations) implements PromptImport {}

  /** Why a document can't be taken over. */
  enum Why {
    /** The studio has no such client. */
    UNKNOWN_CLIENT,
    /** The client has a master prompt, of which an old one would be the newest version. */
    WRITTEN_ALREADY,
    /** The client's key is gone, or what was kept is damaged. */
    UNREADABLE,
    /** A client of the studio has the e-mail address, or an earlier line has brought one. */
    EMAIL_TAKEN
  }
}
