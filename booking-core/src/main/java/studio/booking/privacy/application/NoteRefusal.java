package studio.booking.privacy.application;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.directory.People;
import studio.booking.privacy.domain.PiiAction;
import studio.booking.privacy.domain.WhyNot;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.UseCase;

/** Writes down that somebody tried what nobody with their role may. */
@UseCase
public class NoteRefusal {
  private final People people;
  private final Witness witness;

  NoteRefusal(People people, Witness witness) {
    this.people = people;
    this.witness = witness;
  }

  /**
   * Writes it down.
   *
   * @param system the program itself: who was refused may not even see who there is
   * @param refused who tried
   * @param named whom they meant, if anybody
   */
  public void note(Caller system, Caller refused, PiiAction action, @Nullable ClientId named) {
    // Ids that are none of the studio's have no place in its log.
    boolean known =
        named != null && people.find(List.of(named.person())).get().containsKey(named.person());
    witness.refused(refused, action, known ? named : null, WhyNot.WRONG_ROLE);
  }
}
