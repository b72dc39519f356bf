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

  DemoData(DemoOpening opening, DemoFurnishing furnishing) {
    this.opening = opening;
    this.furnishing = furnishing;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    for (var studio : DemoStudios.values()) {
      opening.open(studio);
      if (furnishing.furnish(studio))
        log.info("The demo studio \"{}\" is furnished", studio.word());
    }
  }
}
