package studio.booking.privacy.application;

import java.util.ArrayList;
import java.util.List;
import studio.booking.directory.Studio;
import studio.booking.privacy.domain.Flaw;
import studio.booking.privacy.domain.Identity;
import studio.booking.privacy.domain.TrainingProfile;
import studio.booking.privacy.domain.UsualRanges;

/** What a training profile has to keep to, whichever way it comes. */
final class TrainingRules {
  private TrainingRules() {}

  /**
   * What is wrong with it.
   *
   * @param before what has been kept: nobody is asked about it again
   * @param confirmed whether unusual measures are meant
   */
  static List<Flaw> flaws(
      TrainingProfile profile,
      TrainingProfile before,
      Identity who,
      Studio studio,
      boolean confirmed) {
    var flaws = new ArrayList<>(profile.naming(who));
    var rate = profile.sessionRate();
    if (rate != null && !rate.currency().equals(studio.currency())) {
      flaws.add(new Flaw("/sessionRate/currency", "must be " + studio.currency()));
    } else if (!confirmed) {
      flaws.addAll(UsualRanges.outside(profile, before));
    }
    if (profile.wearableIntegrationActive() && profile.wearableDevice() == null) {
      flaws.add(
          new Flaw("/wearableIntegrationActive", "must be false where there is no wearableDevice"));
    }
    return flaws;
  }
}
