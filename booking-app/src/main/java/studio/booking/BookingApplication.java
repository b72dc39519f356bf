package studio.booking;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/**
 * The program.
 *
 * <p>Spring looks for its components where adapters are, and nowhere else: reading all classes of
 * the domain would find none, and takes a good part of a second at each start.
 */
@Modulithic(systemName = "Booking", sharedModules = "shared")
@SpringBootApplication(
    scanBasePackages = {
      "studio.booking.*.rest",
      "studio.booking.*.jooq",
      "studio.booking.*.listeners",
      "studio.booking.scheduling.rrule",
      "studio.booking.wiring",
      "studio.booking.demo"
    })
@ConfigurationPropertiesScan("studio.booking.wiring")
public class BookingApplication {
  public static void main(String[] args) {
    SpringApplication.run(BookingApplication.class, args);
  }
}
