package studio.booking.scheduling.rest;

import java.time.DayOfWeek;

/** Days of the week as the API counts them: 0 is Sunday, 6 is Saturday. */
final class DaysOfWeek {
  private DaysOfWeek() {}

  static DayOfWeek of(int number) {
    return DayOfWeek.of(number == 0 ? 7 : number);
  }

  static int number(DayOfWeek day) {
    return day.getValue() % 7;
  }
}
