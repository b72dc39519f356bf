package studio.booking.scheduling.domain;

import java.time.LocalDate;
import studio.booking.scheduling.SeriesId;

/**
 * A session's part in a series.
 *
 * @param rule the series' own, as it is written
 * @param date the local date by the rule that the session is for: it names the occurrence for good,
 *     wherever the session is moved
 * @param exception whether it was changed by itself
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.8.4.4">RFC 5545, RECURRENCE-ID</a>
 */
public record InSeries(SeriesId series, String rule, LocalDate date, boolean exception) {
  InSeries asException() {
    return new InSeries(series, rule, date, true);
  }

  InSeries of(SeriesId another) {
    return new InSeries(another, rule, date, exception);
  }
}
