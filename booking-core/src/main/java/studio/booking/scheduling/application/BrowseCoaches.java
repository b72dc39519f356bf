package studio.booking.scheduling.application;

import java.util.List;
import java.util.Optional;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.Coaches;
import studio.booking.shared.Caller;
import studio.booking.shared.CoachId;
import studio.booking.shared.Cursor;
import studio.booking.shared.Page;
import studio.booking.shared.Query;

/** Shows who gives sessions. Those who no longer do are for staff only. */
@Query
public class BrowseCoaches {
  private static final Cursor CURSOR = Cursor.of("coaches", 1);

  private final Coaches coaches;

  public BrowseCoaches(Coaches coaches) {
    this.coaches = coaches;
  }

  public Page<Coach> all(Caller by, Page.Request page) {
    var after = page.cursor() == null ? null : new CoachId(CURSOR.parse(page.cursor()).uuid(0));
    var found = coaches.list(by.isStaff(), after, page.limit() + 1).get();
    return Page.of(found, page.limit(), last -> CURSOR.text(last.id().value()));
  }

  public Optional<Coach> one(Caller by, CoachId id) {
    return BrowseHours.visible(by, coaches.byId(List.of(id)).get().get(id));
  }
}
