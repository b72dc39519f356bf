package studio.booking.notices.application;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.notices.domain.Notice;
import studio.booking.notices.domain.Notices;
import studio.booking.shared.Caller;
import studio.booking.shared.Ids;
import studio.booking.shared.PersonId;
import studio.booking.shared.UseCase;

/** Tells a person something, in the unit of work in which it happens. */
@UseCase
public class Tell {
  private final Notices notices;

  public Tell(Notices notices) {
    this.notices = notices;
  }

  public void tell(
      Caller by,
      PersonId person,
      Notice.Type type,
      Notice.Subject about,
      @Nullable Instant aboutTime,
      Instant at) {
    notices.add(List.of(new Notice(Ids.next(), person, type, about, aboutTime, at, null)));
  }
}
