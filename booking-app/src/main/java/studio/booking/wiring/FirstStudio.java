package studio.booking.wiring;

import java.time.ZoneId;
import java.util.Currency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import studio.booking.directory.PublicStudios;
import studio.booking.directory.application.OpenStudio;
import studio.booking.directory.application.OpenStudio.Opening;
import studio.booking.directory.application.OpenStudio.Outcome.Opened;
import studio.booking.directory.application.OpenStudio.Outcome.SlugTaken;
import studio.booking.directory.domain.SignIn;
import studio.booking.directory.domain.Slug;
import studio.booking.shared.Caller;
import studio.booking.shared.Ids;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.PersonId;

/**
 * Opens the first studio of a new database, so that there is somebody to sign in. Once: where there
 * is a studio already, whichever, nothing is opened; and of several instances that start at once
 * one opens it, for the studio's slug can be given only once. The owner sets its zone and currency.
 */
@Component
class FirstStudio implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(FirstStudio.class);
  private static final ZoneId UTC = ZoneId.of("Etc/UTC");
  private static final Currency UNTIL_CHANGED = Currency.getInstance("USD");

  private final BookingProperties.Bootstrap wanted;
  private final PublicStudios studios;
  private final OpenStudio openStudio;

  FirstStudio(BookingProperties properties, PublicStudios studios, OpenStudio openStudio) {
    this.wanted = properties.bootstrap();
    this.studios = studios;
    this.openStudio = openStudio;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    var owner = wanted.owner();
    var name = wanted.organization();
    if (owner == null || name == null || studios.any()) return;

    int bar = owner.indexOf('|');
    var opening =
        new Opening(
            Slug.of(name),
            name,
            UTC,
            UNTIL_CHANGED,
            new PersonId(Ids.next()),
            new SignIn(owner.substring(0, bar), owner.substring(bar + 1)));
    var caller = Caller.system(new OrganizationId(Ids.next()), "bootstrap");
    switch (openStudio.open(caller, opening)) {
      case Opened(var studio, _) ->
          LOG.info("Opened the first studio, {}, as {}", studio.id().value(), studio.slug());
      case SlugTaken _ -> LOG.info("Another instance has just opened the first studio");
    }
  }
}
