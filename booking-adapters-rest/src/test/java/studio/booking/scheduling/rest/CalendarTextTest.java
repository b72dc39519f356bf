package studio.booking.scheduling.rest;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.io.text.ICalReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.CalendarComponent;
import org.junit.jupiter.api.Test;
import studio.booking.scheduling.application.ReadCalendar.PersonalCalendar;
import studio.booking.scheduling.domain.CalendarEntry;
import studio.booking.scheduling.domain.CalendarEntry.Standing;

class CalendarTextTest {
  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
  private static final UUID ID = UUID.fromString("0191d9a0-7c1e-7000-8000-000000000001");
  private static final String AWKWARD = "Müller, Yoga; \\o/ \"soft\" 🧘 BEGIN:VEVENT";

  @Test
  void an_entry_says_all_that_calendars_need() {
    var text = CalendarText.of(entry("Yoga", Standing.CONFIRMED));

    assertThat(text.split("\r\n"))
        .startsWith("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Booking//Calendars//EN")
        .contains(
            "BEGIN:VEVENT",
            "UID:0191d9a0-7c1e-7000-8000-000000000001@studio.booking",
            "SEQUENCE:7",
            "DTSTAMP:20261121T101500Z",
            "LAST-MODIFIED:20261121T101500Z",
            "CREATED:20261121T100000Z",
            "DTSTART:20261121T100000Z",
            "DTEND:20261121T110000Z",
            "SUMMARY:Yoga",
            "DESCRIPTION:With Kim.",
            "STATUS:CONFIRMED",
            "END:VEVENT")
        .endsWith("END:VCALENDAR");
    assertThat(text).doesNotContain("X-WR-CALNAME").endsWith("\r\n");
  }

  @Test
  void each_standing_has_its_word() {
    assertThat(CalendarText.of(entry("Yoga", Standing.TENTATIVE))).contains("\r\nSTATUS:TENTATIVE");
    assertThat(CalendarText.of(entry("Yoga", Standing.CANCELLED))).contains("\r\nSTATUS:CANCELLED");
  }

  @Test
  void a_calendar_to_subscribe_to_has_a_name_and_says_how_often_to_look() throws Exception {
    var text = CalendarText.of(new PersonalCalendar(AWKWARD, List.of()));

    assertThat(text).contains("\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n");
    assertThat(text).contains("\r\nX-PUBLISHED-TTL:PT1H\r\n");
    assertThat(Biweekly.parse(text).first().getNames().getFirst().getValue()).isEqualTo(AWKWARD);
    var read = ical4j(text);
    assertThat(read.getRequiredProperty("NAME").getValue()).isEqualTo(AWKWARD);
    assertThat(unfolded(text)).contains("\r\nX-WR-CALNAME:" + escaped(AWKWARD) + "\r\n");
  }

  @Test
  void whatever_is_in_a_name_both_readers_read_it_back() throws Exception {
    for (var name : List.of(AWKWARD, "x".repeat(200), "ü🧘".repeat(66), "a,b;c\\n")) {
      var text =
          CalendarText.of(new PersonalCalendar("North", List.of(entry(name, Standing.CONFIRMED))));

      assertThat(text.split("\r\n"))
          .allSatisfy(
              line ->
                  assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
      var biweekly = Biweekly.parse(text).first();
      assertThat(biweekly.getEvents()).hasSize(1);
      assertThat(biweekly.getEvents().getFirst().getSummary().getValue()).isEqualTo(name);
      var events = ical4j(text).<CalendarComponent>getComponents("VEVENT");
      assertThat(events).hasSize(1);
      assertThat(events.getFirst().getRequiredProperty("SUMMARY").getValue()).isEqualTo(name);
    }
  }

  @Test
  void it_is_valid_and_the_same_each_time() throws Exception {
    var calendar =
        new PersonalCalendar(
            "North", List.of(entry("Yoga", Standing.CONFIRMED), entry("Rest", Standing.CANCELLED)));
    var text = CalendarText.of(calendar);

    assertThat(CalendarText.of(calendar)).isEqualTo(text);
    assertThat(Biweekly.parse(text).first().validate(biweekly.ICalVersion.V2_0).isEmpty()).isTrue();
    assertThat(ical4j(text).validate().hasErrors()).isFalse();
    try (var reader = new ICalReader(text)) {
      reader.readNext();
      assertThat(reader.getWarnings()).isEmpty();
    }
  }

  @Test
  void one_with_nothing_in_it_is_a_calendar_too() throws Exception {
    var text = CalendarText.of(new PersonalCalendar("North", List.of()));

    assertThat(text).contains("\r\nBEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\nBEGIN:STANDARD\r\n");
    assertThat(ical4j(text).validate().hasErrors()).isFalse();
    assertThat(ical4j(text).<CalendarComponent>getComponents()).hasSize(1);
    assertThat(Biweekly.parse(text).first().getEvents()).isEmpty();
  }

  private static CalendarEntry entry(String title, Standing standing) {
    return new CalendarEntry(
        ID,
        7,
        START,
        START.plus(Duration.ofHours(1)),
        title,
        "With Kim.",
        standing,
        START,
        START.plus(Duration.ofMinutes(15)));
  }

  private static Calendar ical4j(String text) throws IOException, ParserException {
    return new CalendarBuilder().build(new StringReader(text));
  }

  private static String unfolded(String text) {
    return text.replaceAll("\r\n[ \t]", "");
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,");
  }
}
