package studio.booking.consent;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.PackageInfo;

/** Declares the module, since the core knows no Spring. */
@PackageInfo
@ApplicationModule(
    displayName = "Consent",
    allowedDependencies = {"shared", "directory", "audit", "operations"})
class ConsentModule {}
