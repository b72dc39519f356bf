package studio.booking.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.component.VEvent;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.property.DateProperty;

/** A calendar as two readers read it that know nothing of each other. They have to agree. */
record Feed(String name, Map<String, Event> events) {
  record Event(
      Instant start,
      Instant end,
      int sequence,
      String status,
      String summary,
      String description,
      Instant changed) {}

  static Feed read(String text) {
    var first = byBiweekly(text);
    assertThat(byIcal4j(text)).isEqualTo(first);
    return first;
  }

  /** The one event there is. */
  Event only() {
    assertThat(events).hasSize(1);
    return events.values().iterator().next();
  }

  /** The event of a session or booking. */
  Event of(Object id) {
    return java.util.Objects.requireNonNull(events.get(uid(id)), () -> id + " in " + events);
  }

  boolean has(Object id) {
    return events.containsKey(uid(id));
  }

  private static String uid(Object id) {
    return id + "@studio.booking";
  }

  private static Feed byBiweekly(String text) {
    var calendar = Biweekly.parse(text).first();
    // It does not count zones, so that it misses something in a calendar without events.
    assertThat(calendar.validate(ICalVersion.V2_0).isEmpty())
        .isEqualTo(!calendar.getEvents().isEmpty());
    var events = new LinkedHashMap<String, Event>();
    for (VEvent event : calendar.getEvents()) {
      events.put(
          event.getUid().getValue(),
          new Event(
              event.getDateStart().getValue().toInstant(),
              event.getDateEnd().getValue().toInstant(),
              event.getSequence().getValue(),
              event.getStatus().getValue(),
              event.getSummary().getValue(),
              event.getDescription().getValue(),
              event.getDateTimeStamp().getValue().toInstant()));
    }
    assertThat(events).hasSameSizeAs(calendar.getEvents());
    var names = calendar.getNames();
    return new Feed(names.isEmpty() ? "" : names.getFirst().getValue(), events);
  }

  private static Feed byIcal4j(String text) {
    try {
      var calendar = new CalendarBuilder().build(new StringReader(text));
      assertThat(calendar.validate().hasErrors()).isFalse();
      var events = new LinkedHashMap<String, Event>();
      for (CalendarComponent event : calendar.<CalendarComponent>getComponents("VEVENT")) {
        events.put(
            value(event, "UID"),
            new Event(
                instant(event, "DTSTART"),
                instant(event, "DTEND"),
                Integer.parseInt(value(event, "SEQUENCE")),
                value(event, "STATUS"),
                value(event, "SUMMARY"),
                value(event, "DESCRIPTION"),
                instant(event, "DTSTAMP")));
      }
      var name = calendar.getProperty("NAME");
      return new Feed(name.isEmpty() ? "" : name.get().getValue(), events);
    } catch (IOException | ParserException e) {
      throw new AssertionError(text, e);
    }
  }

  private static String value(Component event, String property) {
    return event.getRequiredProperty(property).getValue();
  }

  private static Instant instant(Component event, String property) {
    var date = (DateProperty<?>) event.getRequiredProperty(property);
    return Instant.from(date.getDate());
  }
}
