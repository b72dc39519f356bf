package studio.booking.scheduling.domain;

import java.time.LocalTime;

/**
 * Hours of a day, in the studio's local time.
 *
 * @param end on the next day when it is not after the start, so that hours may cross midnight
 */
public record LocalHours(LocalTime start, LocalTime end) {
  public boolean crossMidnight() {
    return !end.isAfter(start);
  }
}
