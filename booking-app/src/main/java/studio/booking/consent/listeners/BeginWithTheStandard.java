package studio.booking.consent.listeners;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import studio.booking.consent.domain.Versions;
import studio.booking.directory.StudioOpened;

/**
 * Sees to it, in the very transaction in which a studio opens, that there is a text to agree to.
 */
@Component
class BeginWithTheStandard {
  private final Versions versions;

  BeginWithTheStandard(Versions versions) {
    this.versions = versions;
  }

  @EventListener
  void on(StudioOpened event) {
    versions.begin(event.at());
  }
}
