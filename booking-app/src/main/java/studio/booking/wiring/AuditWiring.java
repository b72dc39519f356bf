package studio.booking.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import studio.booking.audit.application.VerifyAuditLog.EntryTimes;
import studio.booking.audit.domain.RootStore;
import studio.booking.audit.domain.Signatures;
import studio.booking.audit.storage.RootFiles;
import studio.booking.audit.tink.TinkSignatures;

/** What the database must not have, so that nobody can alter the audit log by it alone. */
@Configuration(proxyBeanMethods = false)
class AuditWiring {
  private static final String KEYSET = "audit-signing.keyset.json";
  private static final String ROOTS = "audit-roots";

  @Bean
  Signatures auditSignatures(BookingProperties properties) {
    var given = properties.audit().keysetFile();
    var file = given == null ? properties.dataDir().resolve(KEYSET) : Path.of(given);
    try {
      return TinkSignatures.of(
          given == null
              ? SecretFile.readOrMake(file, TinkSignatures::makeKeyset)
              : Files.readString(file));
    } catch (IOException e) {
      throw new Refusal(
          "The file %s, named by AUDIT_SIGNING_KEYSET, can't be read.".formatted(file), e);
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          "The file %s is no keyset that the audit log can be signed with.".formatted(file), e);
    }
  }

  @Bean
  RootStore rootStore(BookingProperties properties) {
    var given = properties.audit().rootsFolder();
    var folder = given == null ? properties.dataDir().resolve(ROOTS) : Path.of(given);
    try {
      return new RootFiles(folder);
    } catch (IOException e) {
      throw new Refusal(
          "The folder %s, for roots of the audit log (AUDIT_ROOTS_FOLDER), can't be used."
              .formatted(folder),
          e);
    }
  }

  /** In the demo, its clock can be put on. */
  @Bean
  EntryTimes entryTimes(@Value("${" + Mode.DEMO_MODE + "}") boolean demo) {
    return new EntryTimes(!demo);
  }
}
