package studio.booking.consent;

import java.time.LocalDate;
import java.util.OptionalInt;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;

/** How old clients are: who is not of age has somebody who agrees for them. */
public interface ClientAges {
  /** How old the client is; that it was looked up is written down when the answer is used. */
  Later<Age> of(Caller caller, ClientId client);

  /** The same of somebody whose guardian the caller is, of whom they may know nothing else. */
  Later<Age> ofWard(Caller caller, ClientId ward);

  /** One client's. */
  @FunctionalInterface
  interface Age {
    /**
     * In whole years.
     *
     * @param date of the studio
     * @return empty where nobody has said when they were born, or it can't be read
     */
    OptionalInt on(LocalDate date);
  }
}
