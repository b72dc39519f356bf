package studio.booking.scheduling.domain;

import java.util.List;

/** When a coach works, as far as the dates that were asked for go. */
public record CoachHours(
    List<AvailabilityRule> rules,
    List<Addition> additions,
    List<AvailabilityException> exceptions) {
  /** Of a coach who never works. */
  public static final CoachHours NONE = new CoachHours(List.of(), List.of(), List.of());

  public CoachHours {
    rules = List.copyOf(rules);
    additions = List.copyOf(additions);
    exceptions = List.copyOf(exceptions);
  }
}
