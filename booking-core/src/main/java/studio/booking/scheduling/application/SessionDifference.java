package studio.booking.scheduling.application;

import java.util.ArrayList;
import studio.booking.scheduling.domain.Session;

/** What is different about a session after a change. */
record SessionDifference(Session before, Session after) {
  boolean time() {
    return !before.startsAt().equals(after.startsAt());
  }

  boolean coach() {
    return !before.coach().equals(after.coach());
  }

  boolean capacity() {
    return before.capacity() != after.capacity();
  }

  boolean name() {
    return !before.name().equals(after.name());
  }

  boolean isNone() {
    return !time() && !coach() && !capacity() && !name();
  }

  /** The fields that changed, for the audit log. */
  String fields() {
    var fields = new ArrayList<String>();
    if (time()) fields.add("startsAt");
    if (coach()) fields.add("coachId");
    if (capacity()) fields.add("capacity");
    if (name()) fields.add("name");
    return String.join(",", fields);
  }
}
