package studio.booking.notices;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.PackageInfo;

/** Declares the module, since the core knows no Spring. */
@PackageInfo
@ApplicationModule(
    displayName = "Notices",
    allowedDependencies = {"shared", "directory", "scheduling", "credits"})
class NoticesModule {}
