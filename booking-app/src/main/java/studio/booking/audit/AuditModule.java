package studio.booking.audit;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.PackageInfo;

/** Declares the module, since the core knows no Spring. */
@PackageInfo
@ApplicationModule(
    displayName = "Audit",
    allowedDependencies = {"shared", "operations"})
class AuditModule {}
