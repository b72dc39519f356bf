package studio.booking.consent.rest;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import studio.booking.consent.ConsentType;
import studio.booking.consent.application.ShowConsents;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.rest.ConsentChecks;

/** Tells the gate whether there is the consent that a route needs. */
@Component
class StandingOfRoutes implements ConsentChecks {
  private final ShowConsents showConsents;

  StandingOfRoutes(ShowConsents showConsents) {
    this.showConsents = showConsents;
  }

  @Override
  public Optional<Standing> find(Caller caller, UUID client, String type) {
    return showConsents
        .forRoute(caller, new ClientId(client), new ConsentType(type))
        .map(
            it ->
                new Standing(
                    it.lack() == null ? null : it.lack().name(),
                    it.current() == null ? null : it.current().value()));
  }
}
