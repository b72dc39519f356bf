package studio.booking.credits;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.PackageInfo;

/** Declares the module, since the core knows no Spring. */
@PackageInfo
@ApplicationModule(
    displayName = "Credits",
    allowedDependencies = {"shared", "directory", "audit", "operations", "privacy", "scheduling"})
class CreditsModule {}
