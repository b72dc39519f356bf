package studio.booking.privacy.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Between what most people are. Outside of it there are people too, only fewer of them than typing
 * errors: so somebody has to say that a measure is meant, and then it is kept.
 */
public final class UsualRanges {
  private static final BigDecimal LEAST_RATE = BigDecimal.valueOf(50);
  private static final BigDecimal HIGHEST_RATE = BigDecimal.valueOf(1000);

  private UsualRanges() {}

  /** What is unusual about a profile, as far as it is another than before. */
  public static List<Flaw> outside(TrainingProfile profile, TrainingProfile before) {
    var flaws = new ArrayList<Flaw>();
    var changed = profile.differencesFrom(before);
    var height = profile.height();
    if (changed.contains("heightInches") && height != null) {
      check(flaws, "/heightInches", height.inches(), 36, 96);
    }
    var weight = profile.weight();
    if (changed.contains("weightLbs") && weight != null) {
      check(flaws, "/weightLbs", weight.pounds(), 50, 600);
    }
    if (changed.contains("bodyFatPercentage")) {
      check(flaws, "/bodyFatPercentage", profile.bodyFatPercentage(), 3, 60);
    }
    if (changed.contains("sessionRate")) rate(flaws, profile);
    var bmi = profile.bmi();
    boolean remeasured = changed.contains("heightInches") || changed.contains("weightLbs");
    // One thing at a time: with an unusual height the index is unusual, too.
    if (remeasured && flaws.isEmpty() && bmi != null && isOutside(bmi, 10, 60)) {
      var place = changed.contains("weightLbs") ? "/weightLbs" : "/heightInches";
      flaws.add(flaw(place, "makes a body mass index of %s, outside of 10 to 60".formatted(bmi)));
    }
    return flaws;
  }

  private static void rate(List<Flaw> flaws, TrainingProfile profile) {
    var rate = profile.sessionRate();
    // The figures are dollars; what is usual in another currency is not known here.
    if (rate == null || !rate.currency().getCurrencyCode().equals("USD")) return;
    var dollars =
        BigDecimal.valueOf(rate.amountMinor(), rate.currency().getDefaultFractionDigits());
    if (dollars.compareTo(LEAST_RATE) < 0 || dollars.compareTo(HIGHEST_RATE) > 0) {
      flaws.add(flaw("/sessionRate/amountMinor", "is outside of 5000 to 100000"));
    }
  }

  private static void check(
      List<Flaw> flaws, String pointer, @Nullable BigDecimal value, int least, int most) {
    if (value != null && isOutside(value, least, most)) {
      flaws.add(flaw(pointer, "is outside of %d to %d".formatted(least, most)));
    }
  }

  private static boolean isOutside(BigDecimal value, int least, int most) {
    return value.compareTo(BigDecimal.valueOf(least)) < 0
        || value.compareTo(BigDecimal.valueOf(most)) > 0;
  }

  private static Flaw flaw(String pointer, String what) {
    return new Flaw(
        pointer, what + ", which is rare: if it is meant, send it again with confirmUnusual=true");
  }
}
