package studio.booking;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Leaves tests out, as classes and in the jars that modules share them by. */
final class NoTests implements ImportOption {
  @Override
  public boolean includes(Location location) {
    return !isTest(location.asURI().toString());
  }

  static boolean isTest(String location) {
    return location.contains("/test-classes/") || location.contains("-tests.jar");
  }
}
