package studio.booking.operations;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.PackageInfo;

/** Declares the module, since the core knows no Spring. */
@PackageInfo
@ApplicationModule(
    displayName = "Operations",
    allowedDependencies = {"shared"})
class OperationsModule {}
