package studio.booking.privacy.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.EnumMap;
import org.jspecify.annotations.Nullable;
import studio.booking.privacy.domain.MovementScreen;
import studio.booking.privacy.domain.MovementScreen.Test;

/** How somebody moved, from 0 (it hurts) to 3 (without a fault); null where it was not tested. */
record ScreenShape(
    @Schema(example = "2026-01-05") @Nullable LocalDate screenedOn,
    @Nullable @Min(0) @Max(3) Integer deepSquat,
    @Nullable @Min(0) @Max(3) Integer hurdleStep,
    @Nullable @Min(0) @Max(3) Integer inlineLunge,
    @Nullable @Min(0) @Max(3) Integer shoulderMobility,
    @Nullable @Min(0) @Max(3) Integer activeStraightLegRaise,
    @Nullable @Min(0) @Max(3) Integer trunkStabilityPushUp,
    @Nullable @Min(0) @Max(3) Integer rotaryStability,
    @Nullable @Size(min = 1, max = 1000) String notes) {
  static ScreenShape of(MovementScreen screen) {
    var scores = screen.scores();
    return new ScreenShape(
        screen.screenedOn(),
        scores.get(Test.DEEP_SQUAT),
        scores.get(Test.HURDLE_STEP),
        scores.get(Test.INLINE_LUNGE),
        scores.get(Test.SHOULDER_MOBILITY),
        scores.get(Test.ACTIVE_STRAIGHT_LEG_RAISE),
        scores.get(Test.TRUNK_STABILITY_PUSH_UP),
        scores.get(Test.ROTARY_STABILITY),
        screen.notes());
  }

  MovementScreen screen() {
    var scores = new EnumMap<Test, Integer>(Test.class);
    put(scores, Test.DEEP_SQUAT, deepSquat);
    put(scores, Test.HURDLE_STEP, hurdleStep);
    put(scores, Test.INLINE_LUNGE, inlineLunge);
    put(scores, Test.SHOULDER_MOBILITY, shoulderMobility);
    put(scores, Test.ACTIVE_STRAIGHT_LEG_RAISE, activeStraightLegRaise);
    put(scores, Test.TRUNK_STABILITY_PUSH_UP, trunkStabilityPushUp);
    put(scores, Test.ROTARY_STABILITY, rotaryStability);
    return new MovementScreen(screenedOn, scores, notes);
  }

  private static void put(EnumMap<Test, Integer> scores, Test test, @Nullable Integer score) {
    if (score != null) scores.put(test, score);
  }

  /** Nothing of it: that has no place in logs. */
  @Override
  public String toString() {
    return "a movement screen";
  }
}
