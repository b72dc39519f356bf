package studio.booking;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;
import studio.booking.wiring.KeysetCommand;

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
      "studio.booking.prompts.everit",
      "studio.booking.wiring",
      "studio.booking.demo"
    })
@ConfigurationPropertiesScan("studio.booking.wiring")
public class BookingApplication {
  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals(KeysetCommand.WORD)) {
      System.exit(KeysetCommand.run(args, System.out));
    }
    SpringApplication.run(BookingApplication.class, args);
  }
}
