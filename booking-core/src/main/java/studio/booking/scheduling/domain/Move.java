package studio.booking.scheduling.domain;

import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.Payments.Payment;
import studio.booking.scheduling.Payments.Receipt;

/**
 * A booking that goes elsewhere, as it was decided.
 *
 * @param left the session that the booking leaves, or stays in on another seat
 * @param made the appointment that has to be made for it; null where it goes into a session that is
 *     there already
 * @param isWaitedFor whether anybody waits for a place in the session that is left
 * @param payment for the new place
 * @param receipt for what the booking took before; null when that was nothing
 */
public record Move(
    Booking before,
    Booking after,
    Session left,
    boolean isWaitedFor,
    @Nullable Appointment made,
    Payment payment,
    @Nullable Receipt receipt) {

  /** Whether the appointment that is left ends by it: it was for this client only. */
  public boolean endsAppointment() {
    return !before.session().equals(after.session()) && left.isAppointment();
  }
}
