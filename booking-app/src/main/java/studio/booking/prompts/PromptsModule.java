package studio.booking.prompts;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.PackageInfo;

/** Declares the module, since the core knows no Spring. */
@PackageInfo
@ApplicationModule(
    displayName = "Prompts",
    allowedDependencies = {"shared", "directory", "audit", "consent", "privacy"})
class PromptsModule {}
