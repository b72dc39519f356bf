package studio.booking.privacy.domain;

import java.util.ArrayList;
import java.util.List;
import studio.booking.directory.Studio;

/** What a training profile has to keep to, whichever way it comes. */
public final class TrainingRules {
  private TrainingRules() {}

  /**
   * What is wrong with it.
   *
   * @param before what has been kept: nobody is asked about it again
   * @param confirmed whether unusual measures are meant
   */
  public static List<Flaw> flaws(
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
