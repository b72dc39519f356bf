package studio.booking.scheduling.domain;

import java.util.Optional;
import studio.booking.scheduling.SeriesId;
import studio.booking.shared.Later;

/** Cancellations of series that are under way. */
public interface SeriesCancellations {
  void add(SeriesCancellation cancellation);

  /** One of them, which nobody else goes on with until the unit of work ends. */
  Later<Optional<SeriesCancellation>> next();

  void done(SeriesId series);
}
