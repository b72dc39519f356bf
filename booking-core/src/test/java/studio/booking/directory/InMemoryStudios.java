package studio.booking.directory;

import java.time.ZoneId;
import java.util.Currency;
import studio.booking.shared.Ids;
import studio.booking.shared.Later;
import studio.booking.shared.OrganizationId;

/** The one studio of a test, and its settings. */
public final class InMemoryStudios implements Studios {
  private Studio studio;

  public InMemoryStudios(Studio studio) {
    this.studio = studio;
  }

  /** A studio in Los Angeles with the default settings. */
  public InMemoryStudios() {
    this(aStudioIn(ZoneId.of("America/Los_Angeles")));
  }

  /** A studio with the default settings. */
  public static Studio aStudioIn(ZoneId zone) {
    return Studio.opening(
        new OrganizationId(Ids.next()), "north", "Studio North", zone, Currency.getInstance("USD"));
  }

  /** From now on the studio is like this. */
  public void set(Studio changed) {
    studio = changed;
  }

  /** What {@link #current} answers. */
  public Studio studio() {
    return studio;
  }

  @Override
  public Later<Studio> current() {
    return Later.of(studio);
  }
}
