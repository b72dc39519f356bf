package studio.booking.directory;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.PackageInfo;

/** Declares the module, since the core knows no Spring. */
@PackageInfo
@ApplicationModule(
    displayName = "Directory",
    allowedDependencies = {"shared", "audit"})
class DirectoryModule {}
