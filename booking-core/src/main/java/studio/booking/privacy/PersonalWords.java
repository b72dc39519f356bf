package studio.booking.privacy;

import java.util.Set;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;

/** Finds in texts that are to name nobody what identifies the client they are about. */
public interface PersonalWords {
  /** What was found; never the words themselves. */
  enum Kind {
    NAME("the client's name"),
    EMAIL("the client's e-mail address"),
    PHONE("the client's telephone number"),
    BIRTHDAY("the client's date of birth");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** Looks through one text after the other. */
  @FunctionalInterface
  interface Search {
    Set<Kind> in(String text);
  }

  /**
   * With what is known of the client, as far as the caller may know it. It is compared with the
   * texts here, and shown to nobody.
   */
  Later<Search> of(Caller caller, ClientId client);
}
