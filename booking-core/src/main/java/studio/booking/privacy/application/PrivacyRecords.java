package studio.booking.privacy.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AuditTrail;
import studio.booking.audit.Entry;
import studio.booking.privacy.domain.AccessReasons;
import studio.booking.privacy.domain.Ciphertext;
import studio.booking.privacy.domain.ImportedClients;
import studio.booking.privacy.domain.PersonalData;
import studio.booking.privacy.domain.Profiles;
import studio.booking.privacy.domain.SealedProfile;
import studio.booking.privacy.domain.SealedTraining;
import studio.booking.privacy.domain.TrainingProfiles;
import studio.booking.privacy.domain.Vault;
import studio.booking.privacy.domain.Vault.Safe;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Collaborator;
import studio.booking.shared.Later;
import studio.booking.shared.PersonalRecords;

/** Who a client is, what they are like, and who looked. */
@Collaborator
class PrivacyRecords implements PersonalRecords {
  private static final int ALL = Integer.MAX_VALUE;

  private final Profiles profiles;
  private final TrainingProfiles trainings;
  private final ImportedClients imported;
  private final AuditTrail trail;
  private final AccessReasons reasons;
  private final Vault vault;
  private final Sealing sealing;
  private final TrainingSealing trainingSealing;

  PrivacyRecords(
      Profiles profiles,
      TrainingProfiles trainings,
      ImportedClients imported,
      AuditTrail trail,
      AccessReasons reasons,
      Vault vault,
      Sealing sealing,
      TrainingSealing trainingSealing) {
    this.profiles = profiles;
    this.trainings = trainings;
    this.imported = imported;
    this.trail = trail;
    this.reasons = reasons;
    this.vault = vault;
    this.sealing = sealing;
    this.trainingSealing = trainingSealing;
  }

  @Override
  public Set<String> tables() {
    return Set.of(
        "privacy.access_reason",
        "privacy.client_profile_pii",
        "privacy.client_profile_training",
        "privacy.contact_index",
        "privacy.imported_client");
  }

  @Override
  public Later<List<PersonalFile>> about(Caller caller, ClientId client) {
    var profile = profiles.find(client);
    var training = trainings.find(client);
    var looks = trail.about(client, ReadAccessLog.ACTIONS, null, ALL);
    var words = reasons.of(client);
    var before = imported.of(client);
    return () -> {
      // Nobody of whom nothing is encrypted needs a key.
      boolean locked =
          profile.get().isPresent() || training.get().isPresent() || !words.get().isEmpty();
      var safe = locked ? vault.open(caller.organization(), client) : Optional.<Safe>empty();
      var files = new ArrayList<PersonalFile>();
      files.add(
          new PersonalFile(
              "profile", profile.get().map(one -> opened(one, safe)).stream().toList()));
      files.add(
          new PersonalFile(
              "training-profile", training.get().map(one -> opened(one, safe)).stream().toList()));
      files.add(
          new PersonalFile(
              "imports", before.get().map(id -> new ImportRecord(id.value())).stream().toList()));
      files.add(new PersonalFile("access-log", looks(looks.get(), words.get(), safe)));
      return files;
    };
  }

  /**
   * That the client came from another system.
   *
   * @param importedId what they were called there
   */
  record ImportRecord(String importedId) {}

  private ProfileRecord opened(SealedProfile kept, Optional<Safe> safe) {
    return ProfileRecord.of(kept, safe.map(one -> open(kept, one)).orElse(null));
  }

  private @Nullable PersonalData open(SealedProfile kept, Safe safe) {
    if (!safe.key().equals(kept.key())) return null;
    try {
      return sealing.open(kept, safe);
    } catch (Vault.Damaged e) {
      // The rest of the export is worth more than this.
      return null;
    }
  }

  private TrainingRecord opened(SealedTraining kept, Optional<Safe> safe) {
    return TrainingRecord.of(kept, trainingSealing.open(kept, safe.orElse(null)));
  }

  private static List<AccessRecord> looks(
      List<Entry> looks, Map<UUID, Ciphertext> words, Optional<Safe> safe) {
    return looks.stream()
        .map(one -> ReadAccessLog.access(one, ReadAccessLog.reason(one, words, safe)))
        .map(AccessRecord::of)
        .toList();
  }

  @Override
  public void erase(ClientId client) {
    profiles.erase(client);
    trainings.erase(client);
    reasons.erase(client);
  }
}
