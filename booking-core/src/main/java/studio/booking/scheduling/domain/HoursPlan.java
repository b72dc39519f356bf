package studio.booking.scheduling.domain;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;

/**
 * A coach's hours as the coach plans them. Every change raises the version of the coach's hours.
 */
public interface HoursPlan {
  /** In the order of the week. */
  Later<List<AvailabilityRule>> rules(CoachId coach);

  void replaceRules(CoachId coach, List<AvailabilityRule> rules);

  /**
   * Some of the additions, in the order in which they were made.
   *
   * @param after where the list goes on, or null from its beginning
   */
  Later<List<Addition>> additions(CoachId coach, @Nullable AdditionId after, int limit);

  Later<Optional<Addition>> addition(CoachId coach, AdditionId addition);

  void add(CoachId coach, Addition addition);

  void remove(CoachId coach, AdditionId addition);

  /** Some of the exceptions, in the order in which they were made. */
  Later<List<PlannedException>> exceptions(CoachId coach, @Nullable ExceptionId after, int limit);

  /** The same without reason and note, for those who must not know them. */
  Later<List<AvailabilityException>> absences(
      CoachId coach, @Nullable ExceptionId after, int limit);

  Later<Optional<PlannedException>> exception(CoachId coach, ExceptionId exception);

  void add(CoachId coach, PlannedException exception);

  /** Replaces the version before this one. */
  void change(CoachId coach, PlannedException exception);

  void remove(CoachId coach, ExceptionId exception);
}
