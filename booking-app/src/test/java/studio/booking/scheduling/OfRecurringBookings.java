package studio.booking.scheduling;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import studio.booking.Api.Answer;
import tools.jackson.databind.JsonNode;

/** Tests of what Anna has again and again with one coach. */
abstract class OfRecurringBookings extends OfOwnStudio {
  static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

  /** So many of the studio's days from now. */
  LocalDate day(int days) {
    return LocalDate.now(program.getBean(Clock.class).withZone(ZONE)).plusDays(days);
  }

  String weekly(LocalDate start, String more) {
    return """
    {"coachId":"%s","startDate":"%s","startTime":"10:00","endTime":"11:00","frequency":"weekly"%s}
    """
        .formatted(coach, start, more);
  }

  Answer make(String body) {
    return api.post(anna.token(), "/api/recurring-bookings", body);
  }

  JsonNode made(LocalDate start) {
    return make(weekly(start, "")).mustBe(201).json();
  }

  JsonNode shown(String id) {
    return api.get(anna.token(), "/api/recurring-bookings/" + id).mustBe(200).json();
  }

  JsonNode generate(int weeks) {
    return api.post(
            studio.owner(), "/api/admin/generate-sessions", "{\"weeksAhead\":%d}".formatted(weeks))
        .mustBe(200)
        .json();
  }

  void run(String job) {
    api.post(studio.owner(), "/api/admin/jobs/%s/run".formatted(job), "").mustBe(200);
  }

  Answer change(String id, String what, String body) {
    return api.post(anna.token(), "/api/recurring-bookings/%s/%s".formatted(id, what), body);
  }

  static List<String> texts(JsonNode items, String field) {
    var texts = new ArrayList<String>();
    items.forEach(item -> texts.add(item.path(field).asString()));
    return texts;
  }

  void sql(String statement) {
    Database.get().execute(statement.formatted(studio.id().value()));
  }

  void away(LocalDate date) {
    api.post(
            scene.admin(),
            "/api/coaches/%s/availability-exceptions".formatted(coach),
            "{\"startDate\":\"%s\",\"reason\":\"VACATION\"}".formatted(date))
        .mustBe(201);
  }

  static LocalTime at(JsonNode session) {
    return Instant.parse(session.path("startsAt").asString()).atZone(ZONE).toLocalTime();
  }

  /** The dates of all of Anna's bookings. */
  List<LocalDate> dates() {
    var all = api.get(anna.token(), "/api/bookings?limit=200").mustBe(200).json().path("items");
    var dates = new ArrayList<LocalDate>();
    all.forEach(one -> dates.add(start(one).atZone(ZONE).toLocalDate()));
    Collections.sort(dates);
    return dates;
  }

  static Instant start(JsonNode one) {
    return Instant.parse(one.path("startsAt").asString());
  }
}
