package studio.booking.scheduling.rest;

import biweekly.ICalDataType;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import biweekly.property.Status;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import studio.booking.scheduling.application.ReadCalendar.PersonalCalendar;
import studio.booking.scheduling.domain.CalendarEntry;

/**
 * Calendars as text (RFC 5545). Times are in UTC, which every reader shows in its own zone: so no
 * zone's rules have to travel along, and none can be out of date.
 */
final class CalendarText {
  private static final String PRODUCT = "-//Booking//Calendars//EN";
  private static final String IDS = "@studio.booking";
  private static final String REFRESH = "PT1H";

  private CalendarText() {}

  /** To subscribe to. */
  static String of(PersonalCalendar calendar) {
    var text = empty();
    text.setName(calendar.name());
    // With its type, which has to be said (RFC 7986, 5.7), and which the library would leave out.
    text.setExperimentalProperty("REFRESH-INTERVAL", ICalDataType.DURATION, REFRESH);
    // What programs read that do not know RFC 7986 yet.
    text.setExperimentalProperty("X-WR-CALNAME", escaped(calendar.name()));
    text.setExperimentalProperty("X-PUBLISHED-TTL", REFRESH);
    calendar.entries().forEach(entry -> text.addEvent(event(entry)));
    if (calendar.entries().isEmpty()) addSomething(text);
    return written(text);
  }

  /** To put into a calendar once. */
  static String of(CalendarEntry entry) {
    var text = empty();
    text.addEvent(event(entry));
    return written(text);
  }

  private static ICalendar empty() {
    var text = new ICalendar();
    text.setProductId(PRODUCT);
    return text;
  }

  /** A calendar with nothing in it would be none (RFC 5545, 3.4); a zone is something. */
  private static void addSomething(ICalendar text) {
    var zone = text.addExperimentalComponent("VTIMEZONE");
    zone.setExperimentalProperty("TZID", "Etc/UTC");
    var always = zone.addExperimentalComponent("STANDARD");
    always.setExperimentalProperty("DTSTART", "19700101T000000");
    always.setExperimentalProperty("TZOFFSETFROM", "+0000");
    always.setExperimentalProperty("TZOFFSETTO", "+0000");
  }

  private static String written(ICalendar calendar) {
    var text = new StringWriter();
    try (var writer = new ICalWriter(text, ICalVersion.V2_0)) {
      // The library counts characters, and would tear some apart.
      writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
      writer.write(calendar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return FoldedLines.of(text.toString());
  }

  private static VEvent event(CalendarEntry entry) {
    var event = new VEvent();
    event.setUid(entry.id() + IDS);
    event.setSequence(entry.revision());
    // In a calendar that is published this is when it last changed, too.
    event.setDateTimeStamp(date(entry.changedAt()));
    event.setLastModified(date(entry.changedAt()));
    event.setCreated(date(entry.createdAt()));
    event.setDateStart(date(entry.startsAt()));
    event.setDateEnd(date(entry.endsAt()));
    event.setSummary(entry.title());
    event.setDescription(entry.note());
    event.setStatus(status(entry));
    return event;
  }

  private static Status status(CalendarEntry entry) {
    return switch (entry.standing()) {
      case TENTATIVE -> Status.tentative();
      case CONFIRMED -> Status.confirmed();
      case CANCELLED -> Status.cancelled();
    };
  }

  private static Date date(Instant instant) {
    return Date.from(instant);
  }

  /** As a text has to be in a property that the library writes as it is. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,");
  }
}
