package studio.booking.consent.rest;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import studio.booking.consent.application.ShowConsents;
import studio.booking.shared.Caller;
import studio.booking.shared.rest.PersonalTexts;

/** What answers say of people, by the ids of its rows. */
@Component
class ConsentParticulars implements PersonalTexts {
  private final ShowConsents showConsents;

  ConsentParticulars(ShowConsents showConsents) {
    this.showConsents = showConsents;
  }

  @Override
  public Optional<String> find(Caller caller, UUID particular) {
    return showConsents.particular(caller, particular);
  }
}
