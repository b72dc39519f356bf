package studio.booking.privacy.domain;

import java.time.LocalDate;
import java.time.Period;

/**
 * How old a client was on the first of a month: what is kept in clear, so that nobody learns their
 * birthday from it. It says of when it is, and is made anew each month.
 */
public record Age(int years, LocalDate asOf) {
  /** Of somebody, for the month that a date is in. */
  public static Age inMonthOf(LocalDate today, LocalDate born) {
    var first = today.withDayOfMonth(1);
    return new Age(years(born, first), first);
  }

  /** How old somebody is on a date. */
  public static int years(LocalDate born, LocalDate today) {
    // Somebody may have been born where it is a day later already.
    return Math.max(0, Period.between(born, today).getYears());
  }
}
