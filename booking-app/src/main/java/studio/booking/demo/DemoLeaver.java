package studio.booking.demo;

import org.springframework.stereotype.Component;
import studio.booking.privacy.application.RequestErasure;
import studio.booking.privacy.domain.ErasureReason;
import studio.booking.shared.Caller;

/** One client of a demo studio has asked to be erased, and can yet come back. */
@Component
@DemoMode
class DemoLeaver {
  /** Nobody else's in either studio. */
  private static final int NUMBER = 29;

  private final DemoProfiles profiles;
  private final RequestErasure requestErasure;

  DemoLeaver(DemoProfiles profiles, RequestErasure requestErasure) {
    this.profiles = profiles;
    this.requestErasure = requestErasure;
  }

  void leave(Caller owner, DemoStudios studio) {
    var client = profiles.register(owner, studio, NUMBER);
    var system = Caller.system(studio.organization(), "demo");
    Done.done(requestErasure.request(system, owner, client, ErasureReason.CLIENT_REQUEST));
  }
}
