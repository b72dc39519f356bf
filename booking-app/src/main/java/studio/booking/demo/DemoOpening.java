package studio.booking.demo;

import java.time.ZoneId;
import java.util.Currency;
import org.springframework.stereotype.Component;
import studio.booking.demo.DemoStudios.Persona;
import studio.booking.directory.PublicStudios;
import studio.booking.directory.application.OpenStudio;
import studio.booking.directory.domain.Slug;
import studio.booking.shared.Caller;

/** Opens a demo studio, with nobody but its owner in it. */
@Component
@DemoMode
class DemoOpening {
  private final PublicStudios studios;
  private final OpenStudio openStudio;

  DemoOpening(PublicStudios studios, OpenStudio openStudio) {
    this.studios = studios;
    this.openStudio = openStudio;
  }

  void open(DemoStudios studio) {
    if (studios.bySlug(studio.word()).isPresent()) return;
    openStudio.open(
        Caller.system(studio.organization(), "demo"),
        new OpenStudio.Opening(
            new Slug(studio.word()),
            switch (studio) {
              case NORTH -> "Studio North";
              case SOUTH -> "Studio South";
            },
            zone(studio),
            currency(studio),
            studio.person(Persona.OWNER),
            null));
  }

  static Currency currency(DemoStudios studio) {
    return switch (studio) {
      case NORTH -> Currency.getInstance("USD");
      case SOUTH -> Currency.getInstance("EUR");
    };
  }

  static ZoneId zone(DemoStudios studio) {
    return switch (studio) {
      case NORTH -> ZoneId.of("America/Los_Angeles");
      case SOUTH -> ZoneId.of("Europe/Berlin");
    };
  }
}
