package studio.booking.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Makes the demo's studios when the program first starts, each whole or not at all. */
@Component
@DemoMode
@Order(0)
class DemoData implements ApplicationRunner {
  private static final Logger log = LoggerFactory.getLogger(DemoData.class);

  private final DemoOpening opening;
  private final DemoFurnishing furnishing;
  private final DemoClock clock;

  DemoData(DemoOpening opening, DemoFurnishing furnishing, DemoClock clock) {
    this.opening = opening;
    this.furnishing = furnishing;
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    for (var studio : DemoStudios.values()) {
      clock.at(
          clock.instant().minus(DemoPast.LENGTH),
          () -> {
            opening.open(studio);
            return studio;
          });
      if (furnishing.furnish(studio))
        log.info("The demo studio \"{}\" is furnished", studio.word());
    }
  }
}
