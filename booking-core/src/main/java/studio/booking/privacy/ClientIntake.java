package studio.booking.privacy;

import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.privacy.ClientSafes.ClientSafe;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;

/**
 * Takes in clients whom another system had, for modules that have more of them than who they are:
 * many at once, in the unit of work that is open.
 */
public interface ClientIntake {
  /** Looks at what was written down of somebody. Needs no unit of work. */
  Reading read(Introduction introduction);

  /** What becomes of an introduction. */
  sealed interface Reading {
    record Fit(Newcomer newcomer) implements Reading {}

    record Flawed(List<Objection> objections) implements Reading {
      public Flawed {
        objections = List.copyOf(objections);
      }
    }
  }

  /**
   * Something that can't be kept as it is.
   *
   * @param pointer where, by the words of {@code POST /api/clients}
   * @param message what is expected there, as a sentence without a subject
   */
  record Objection(String pointer, String message) {}

  /** Somebody as they will be kept; whoever brought them knows no more than this. */
  interface Newcomer {
    /** How old they are on the first of that month; empty where it is not known. */
    OptionalInt ageIn(YearMonth month);

    /** Finds them in texts that are to name nobody. */
    PersonalWords.Search words();

    /** By which e-mail address they are reached, to be compared; null: by none. */
    @Nullable Mailbox mailbox();
  }

  /** An e-mail address, the same for all ways of writing it. */
  record Mailbox(String normalized) {
    /** Not the address: that has no place in logs. */
    @Override
    public String toString() {
      return "a mailbox";
    }
  }

  /**
   * What there is to know of them here.
   *
   * @param taken addresses that clients of the studio have
   * @param known finds those in texts who are here
   * @param unreadable those who are here, but whose keys are gone, or what was kept is damaged
   */
  record Outlook(
      Set<Mailbox> taken, Map<ClientId, PersonalWords.Search> known, Set<ClientId> unreadable) {
    public Outlook {
      taken = Set.copyOf(taken);
      known = Map.copyOf(known);
      unreadable = Set.copyOf(unreadable);
    }
  }

  /**
   * Asks about newcomers, and about clients who are said to be here.
   *
   * @param clients who are said to be here
   */
  Later<Outlook> look(Caller caller, List<Newcomer> newcomers, Collection<ClientId> clients);

  /** Adds them, with their profiles, each under an alias, and with the ids that were chosen. */
  void admit(Caller caller, Map<ClientId, Newcomer> newcomers);

  /** The safes of clients who are here, some of them since just now. */
  Map<ClientId, ClientSafe> safes(Caller caller, Collection<ClientId> clients);
}
