package studio.booking.scheduling;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.PackageInfo;

/** Declares the module, since the core knows no Spring. */
@PackageInfo
@ApplicationModule(
    displayName = "Scheduling",
    allowedDependencies = {"shared", "directory", "audit", "operations", "privacy"})
class SchedulingModule {}
