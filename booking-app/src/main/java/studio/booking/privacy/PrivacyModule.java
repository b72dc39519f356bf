package studio.booking.privacy;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.PackageInfo;

/** Declares the module, since the core knows no Spring. */
@PackageInfo
@ApplicationModule(
    displayName = "Privacy",
    allowedDependencies = {"shared", "directory", "audit", "operations", "consent"})
class PrivacyModule {}
