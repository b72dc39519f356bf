package studio.booking.scheduling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import studio.booking.Api.Answer;
import studio.booking.scheduling.application.CancelSeries;
import studio.booking.scheduling.application.ExtendSeries;
import studio.booking.scheduling.application.ExtendSeries.Extended;
import studio.booking.shared.Caller;
import tools.jackson.databind.JsonNode;

/** Tests of classes that come again, from three days ahead on. */
abstract class OfSeries extends OfOwnStudio {
  static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
  static final LocalTime TEN = LocalTime.of(10, 0);

  /** A date three days ahead; its sessions have yet to begin whatever the time is now. */
  final LocalDate first = LocalDate.now(ZONE).plusDays(3);

  Answer series(String rule) {
    return series(rule, coach);
  }

  Answer series(String rule, String whose) {
    return api.post(
        scene.admin(), "/api/sessions", body("\"capacity\":5", rule).replace(coach, whose));
  }

  String body(String more, @Nullable String rule) {
    return "{\"sessionTypeId\":\"%s\",\"coachId\":\"%s\",\"startsAt\":\"%s\",%s%s}"
        .formatted(
            yoga,
            coach,
            at(first, TEN),
            more,
            rule == null ? "" : ",\"recurrenceRule\":\"%s\"".formatted(rule));
  }

  String from(LocalDate date, String rule) {
    return body("\"capacity\":5", rule)
        .replace(at(first, TEN).toString(), at(date, TEN).toString());
  }

  Answer change(String session, String scope, String body) {
    return api.patch(scene.admin(), "/api/sessions/%s?scope=%s".formatted(session, scope), body);
  }

  Answer cancel(String session, String scope) {
    return api.post(
        scene.admin(),
        "/api/sessions/%s/cancel".formatted(session),
        "{\"reason\":\"Over\",\"scope\":\"%s\"}".formatted(scope));
  }

  List<JsonNode> sessions(JsonNode one) {
    var path = "/api/sessions?limit=100&seriesId=" + one.path("seriesId").asString();
    return items(path).sorted((a, b) -> date(a).compareTo(date(b))).toList();
  }

  long count() {
    return items("/api/sessions?limit=100").count();
  }

  Stream<JsonNode> items(String path) {
    var page = api.get(scene.admin(), path).mustBe(200).json();
    var items = StreamSupport.stream(page.path("items").spliterator(), false);
    return page.path("nextCursor").isNull()
        ? items
        : Stream.concat(
            items,
            items(
                path.replaceAll("&cursor=.*", "")
                    + "&cursor="
                    + page.path("nextCursor").asString()));
  }

  Extended extend(int weeks) {
    return program.getBean(ExtendSeries.class).extend(program(), weeks, 50);
  }

  int goOn() {
    return program.getBean(CancelSeries.class).goOn(program());
  }

  Caller program() {
    return Caller.system(studio.id(), "test");
  }

  static Instant at(LocalDate date, LocalTime time) {
    return date.atTime(time).atZone(ZONE).toInstant().truncatedTo(ChronoUnit.SECONDS);
  }

  static Instant start(JsonNode session) {
    return Instant.parse(session.path("startsAt").asString());
  }

  static String date(JsonNode session) {
    return session.path("occurrenceDate").asString();
  }

  static String id(JsonNode session) {
    return session.path("id").asString();
  }

  static boolean isScheduled(JsonNode session) {
    return session.path("status").asString().equals("scheduled");
  }
}
