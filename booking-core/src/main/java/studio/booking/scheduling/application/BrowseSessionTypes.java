package studio.booking.scheduling.application;

import java.util.List;
import java.util.Optional;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.domain.SessionType;
import studio.booking.scheduling.domain.SessionTypes;
import studio.booking.shared.Caller;
import studio.booking.shared.Cursor;
import studio.booking.shared.Page;
import studio.booking.shared.Query;

/** Shows what the studio gives. Archived types are for staff only. */
@Query
public class BrowseSessionTypes {
  private static final Cursor CURSOR = Cursor.of("session-types", 1);

  private final SessionTypes types;

  public BrowseSessionTypes(SessionTypes types) {
    this.types = types;
  }

  public Page<SessionType> all(Caller by, Page.Request page) {
    var after =
        page.cursor() == null ? null : new SessionTypeId(CURSOR.parse(page.cursor()).uuid(0));
    var found = types.list(by.isStaff(), after, page.limit() + 1).get();
    return Page.of(found, page.limit(), last -> CURSOR.text(last.id().value()));
  }

  public Optional<SessionType> one(Caller by, SessionTypeId id) {
    return Optional.ofNullable(types.byId(List.of(id)).get().get(id))
        .filter(type -> type.active() || by.isStaff());
  }
}
