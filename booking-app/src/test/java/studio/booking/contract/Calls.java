package studio.booking.contract;

import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import studio.booking.MasterPrompts;
import studio.booking.contract.World.Who;

/** How each route is called rightly. */
final class Calls {
  private final World world;

  Calls(World world) {
    this.world = world;
  }

  /** What its query has to say. */
  static String query(DocumentedRoute route, UnaryOperator<String> ids) {
    return switch (route.toString()) {
      case "GET /api/coaches/{id}/availability" -> "?from=2030-01-01&to=2030-01-02";
      case "GET /api/availability" ->
          "?from=2030-01-01&to=2030-01-02&sessionTypeId=" + ids.apply("appointment types");
      case "GET /api/clients/{id}/pii",
          "PATCH /api/clients/{id}/pii",
          "GET /api/clients/{id}/export" ->
          "?reason=test";
      // All that there are, however young.
      case "GET /api/admin/old-records" -> "?withinDays=18262";
      case "DELETE /api/clients/{id}" -> "?reason=OTHER";
      case "DELETE /api/sessions/{id}/waitlist" -> "?clientId=" + ids.apply("clients");
      default -> "";
    };
  }

  /**
   * A body that fits, or null where none is taken.
   *
   * @param ids gives an id of each kind of thing
   * @param variant which of several requests, as the table of who may calls it
   */
  @Nullable String body(DocumentedRoute route, UnaryOperator<String> ids, String variant) {
    if (route.body() == null) return null;
    return switch (route.toString()) {
      case "POST /api/clients", "POST /api/bookings/{id}/cancel" -> "{}";
      case "PATCH /api/clients/{id}/pii" -> "{\"preferredName\":\"Lex\"}";
      case "PATCH /api/clients/{id}/training-profile" -> "{\"goals\":[\"Sleep\"]}";
      // Of the client here, whoever is named in the path.
      case "POST /api/clients/{id}/master-prompt" -> MasterPrompts.of(world.person(Who.CLIENT));
      case "POST /api/clients/{id}/erasure" -> "{\"reason\":\"CLIENT_REQUEST\"}";
      case "PUT /api/clients/{id}/erasure/hold" -> "{\"reason\":\"LEGAL_CLAIM\"}";
      case "POST /api/clients/lookup" -> "{\"email\":\"%s\"}".formatted(ids.apply("emails"));
      case "POST /api/recurring-bookings/{id}/cancel", "POST /api/admin/generate-sessions" -> "{}";
      case "POST /api/recurring-bookings" -> recurring(ids, variant);
      case "POST /api/people" -> "{\"roles\":[\"client\"]}";
      case "PATCH /api/people/{id}" -> "{\"active\":true}";
      case "PATCH /api/organization" -> "{\"holdMinutes\":15}";
      case "POST /api/invitations" -> "{\"personId\":\"%s\"}".formatted(ids.apply("people"));
      case "POST /api/invitations/accept" ->
          "{\"secret\":\"%s\"}"
              .formatted(variant.equals("made up") ? "nobody knows" : ids.apply("invitations"));
      case "POST /api/trainer-client-assignments" -> assignment(ids);
      case "POST /api/my-notices/read" -> "{\"ids\":[\"0191d9a0-7c1e-7000-8000-000000000001\"]}";
      case "PUT /api/demo/clock" -> "{\"advance\":\"PT1S\"}";
      case "POST /api/demo/tokens" -> "{\"persona\":\"client\"}";
      case "POST /api/bookings" -> booking(ids, variant);
      case "POST /api/booking-cancel" -> "{\"bookingId\":\"%s\"}".formatted(ids.apply("bookings"));
      case "POST /api/consent/grant" ->
          variant.equals("for oneself") ? consent(ids, null) : consent(ids, "paper");
      case "POST /api/consent/revoke" ->
          "{\"clientId\":\"%s\",\"consentType\":\"wearable_integration\"}"
              .formatted(ids.apply("clients"));
      case "POST /api/consent/versions" -> world.version();
      case "POST /api/consent/types" ->
          "{\"consentType\":\"t%d\",\"name\":\"New\",\"description\":\"Something new.\"}"
              .formatted(System.nanoTime());
      default -> timetable(route, ids, variant);
    };
  }

  private static String consent(UnaryOperator<String> ids, @Nullable String method) {
    return """
    {"clientId":"%s","consentType":"wearable_integration","consentVersion":"3.0",
     "consentGranted":true%s}
    """
        .formatted(
            ids.apply("clients"),
            method == null ? "" : ",\"consentMethod\":\"%s\"".formatted(method));
  }

  private String timetable(DocumentedRoute route, UnaryOperator<String> ids, String variant) {
    return switch (route.toString()) {
      case "POST /api/sessions" ->
          "{\"sessionTypeId\":\"%s\",\"coachId\":\"%s\",\"startsAt\":\"%s\"}"
              .formatted(
                  ids.apply("given types"),
                  ids.apply(variant.equals("of coach2") ? "other coaches" : "coaches"),
                  world.anHour());
      case "POST /api/sessions/{id}/attendance" ->
          "{\"bookings\":[{\"id\":\"%s\",\"status\":\"COMPLETED\"}]}"
              .formatted(ids.apply("bookings of the session"));
      case "POST /api/sessions/{id}/waitlist" ->
          variant.equals("for oneself")
              ? "{}"
              : "{\"clientId\":\"%s\"}".formatted(ids.apply("clients"));
      case "POST /api/bookings/{id}/reschedule" ->
          "{\"sessionId\":\"%s\"}".formatted(ids.apply("sessions"));
      case "PATCH /api/sessions/{id}" -> "{\"name\":\"By candlelight\"}";
      case "POST /api/sessions/{id}/substitute" ->
          "{\"coachId\":\"%s\"}".formatted(ids.apply("other coaches"));
      case "POST /api/sessions/{id}/cancel" -> "{\"reason\":\"The room is cold.\"}";
      case "POST /api/session-types" ->
          "{\"name\":\"New\",\"kind\":\"CLASS\",\"durationMinutes\":60,\"capacity\":8}";
      case "PATCH /api/session-types/{id}" -> "{\"description\":\"Slow.\"}";
      case "POST /api/coaches" ->
          "{\"displayName\":\"New\",\"sessionTypeIds\":[\"%s\"],\"personId\":\"%s\"}"
              .formatted(ids.apply("given types"), ids.apply("people"));
      case "PATCH /api/coaches/{id}" ->
          "{\"sessionTypeIds\":[\"%s\",\"%s\"]}"
              .formatted(ids.apply("given types"), ids.apply("appointment types"));
      case "PUT /api/coaches/{id}/rates" ->
          "{\"rates\":[{\"sessionTypeId\":\"%s\",\"creditCost\":1}]}"
              .formatted(ids.apply("given types"));
      case "PUT /api/coaches/{id}/availability-rules" -> "{\"rules\":[%s]}".formatted(everyDay());
      case "POST /api/coaches/{id}/availability-additions" ->
          "{\"date\":\"%s\",\"startTime\":\"10:00\",\"endTime\":\"12:00\"}".formatted(world.aDay());
      case "POST /api/coaches/{id}/availability-exceptions" ->
          "{\"startDate\":\"%s\",\"reason\":\"VACATION\"}".formatted(world.aDay());
      case "PATCH /api/coaches/{id}/availability-exceptions/{exceptionId}" ->
          "{\"reason\":\"TRAINING\"}";
      default -> money(route, ids, variant);
    };
  }

  private String money(DocumentedRoute route, UnaryOperator<String> ids, String variant) {
    return switch (route.toString()) {
      case "POST /api/members/{id}/credit-adjustments" ->
          "{\"amount\":1,\"reason\":\"for a test\"}";
      case "POST /api/packages" ->
          """
          {"name":"New","kind":"CREDIT_PACK","sessionCount":1,"validityDays":30,"coachId":%s,
           "sessionTypeIds":["%s"],"listPrice":{"amountMinor":100,"currency":"%s"},
           "discountPercentage":0}
          """
              .formatted(
                  variant.equals("without a coach")
                      ? "null"
                      : "\"%s\"".formatted(ids.apply("coaches")),
                  ids.apply("given types"),
                  world.currency());
      case "POST /api/coupons" ->
          "{\"code\":\"NEW-%d\",\"type\":\"PERCENT\",\"value\":10,\"packageIds\":[\"%s\"]}"
              .formatted(System.nanoTime(), ids.apply("packages"));
      case "PATCH /api/coupons/{id}" ->
          "{\"packageIds\":[\"%s\"]}".formatted(ids.apply("packages"));
      case "PATCH /api/packages/{id}" -> "{\"description\":\"Five times.\"}";
      case "POST /api/packages/redeem" ->
          "{\"packageId\":\"%s\"%s}"
              .formatted(
                  ids.apply("packages"),
                  variant.equals("for the client")
                      ? ",\"clientId\":\"%s\",\"payment\":{\"method\":\"CASH\"}"
                          .formatted(ids.apply("clients"))
                      : "");
      case "POST /api/v2/credit-purchases" ->
          """
          {"provider":"stripe","providerTxnId":"pi_%d","packageId":"%s",
           "amount":{"amountMinor":100,"currency":"%s"}}
          """
              .formatted(System.nanoTime(), ids.apply("packages"), world.currency());
      case "POST /api/admin/credit-purchases/{id}/reject" -> "{\"reason\":\"for a test\"}";
      case "POST /api/redemptions/{id}/revoke" -> "{\"reason\":\"for a test\"}";
      default -> throw new AssertionError("Say here how to call " + route);
    };
  }

  private static String everyDay() {
    return IntStream.range(0, 7)
        .mapToObj("{\"dayOfWeek\":%d,\"startTime\":\"06:00\",\"endTime\":\"22:00\"}"::formatted)
        .collect(Collectors.joining(","));
  }

  private String assignment(UnaryOperator<String> ids) {
    var day = world.aDay();
    return "{\"coachId\":\"%s\",\"clientId\":\"%s\",\"startsOn\":\"%s\",\"endsOn\":\"%s\"}"
        .formatted(ids.apply("coaches"), ids.apply("new clients"), day, day);
  }

  private static String recurring(UnaryOperator<String> ids, String variant) {
    return """
    {"coachId":"%s","sessionTypeId":"%s","startDate":"2030-01-01","startTime":"12:00",
     "endTime":"13:00","recurrenceRule":"FREQ=DAILY;COUNT=3"%s}
    """
        .formatted(
            ids.apply("coaches"),
            ids.apply("appointment types"),
            variant.equals("for the client")
                ? ",\"clientId\":\"%s\"".formatted(ids.apply("clients"))
                : "");
  }

  private static String booking(UnaryOperator<String> ids, String variant) {
    return variant.equals("for the client")
        ? "{\"sessionId\":\"%s\",\"clientId\":\"%s\"}"
            .formatted(ids.apply("sessions"), ids.apply("clients"))
        : "{\"sessionId\":\"%s\"}".formatted(ids.apply("sessions"));
  }
}
