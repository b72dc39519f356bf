package studio.booking.consent.application;

import org.jspecify.annotations.Nullable;
import studio.booking.consent.domain.ConsentMethod;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Role;

/** As what somebody answers for a client, or wants to. */
enum Voice {
  /** The client themself. */
  SELF,
  /** Another client, who may be a guardian of theirs. */
  GUARDIAN,
  /** Who works for the studio, and records what they were told. */
  RECORDER;

  /**
   * Who works for the studio may be a guardian, too: in the web form they answer as what they are
   * there.
   */
  static Voice of(Caller caller, ClientId client, @Nullable ConsentMethod method) {
    if (caller.is(client)) return SELF;
    boolean inTheForm = method == null || method == ConsentMethod.WEB_FORM;
    return caller.has(Role.CLIENT) && (inTheForm || !caller.isStaff()) ? GUARDIAN : RECORDER;
  }
}
