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

/** Tells people something, in the unit of work in which it happens. */
@UseCase
public class Tell {
  private final Notices notices;

  public Tell(Notices notices) {
    this.notices = notices;
  }

  /**
   * What is told.
   *
   * @param aboutTime when the thing it speaks of takes place
   * @param credits how many it speaks of; null where it speaks of none
   */
  public record News(
      PersonId person,
      Notice.Type type,
      Notice.Subject about,
      @Nullable Instant aboutTime,
      @Nullable Integer credits) {
    public News(
        PersonId person, Notice.Type type, Notice.Subject about, @Nullable Instant aboutTime) {
      this(person, type, about, aboutTime, null);
    }
  }

  public void tell(Caller by, List<News> news, Instant at) {
    if (news.isEmpty()) return;
    notices.add(
        news.stream()
            .map(
                one ->
                    new Notice(
                        Ids.next(),
                        one.person(),
                        one.type(),
                        one.about(),
                        one.aboutTime(),
                        one.credits(),
                        at,
                        null))
            .toList());
  }
}
