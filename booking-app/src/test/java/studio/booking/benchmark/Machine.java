package studio.booking.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** What it was measured on. */
final class Machine {
  private Machine() {}

  static List<String> facts(Server server) throws SQLException {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return List.of(
        "PostgreSQL " + server.text("postgres", "show server_version"),
        "JDK " + Runtime.version(),
        "%d processors, %d GB of memory, %s %s"
            .formatted(
                system.getAvailableProcessors(),
                Math.round(system.getTotalMemorySize() / 1e9),
                system.getName(),
                system.getArch()),
        "load average of the minute before: %.1f".formatted(system.getSystemLoadAverage()),
        LocalDate.now(ZoneOffset.UTC).toString());
  }
}
