package studio.booking.shared;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.PackageInfo;

/** Declares the module, since the core knows no Spring. */
@PackageInfo
@ApplicationModule(displayName = "Shared", type = ApplicationModule.Type.OPEN)
class SharedModule {}
