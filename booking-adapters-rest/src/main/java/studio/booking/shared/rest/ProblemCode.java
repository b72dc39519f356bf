package studio.booking.shared.rest;

import java.net.URI;
import java.util.Locale;

/**
 * Every way in which the API says no: the stable word that front ends switch on, its status, and
 * what it means. This is the one table; add to it, never rename.
 */
public enum ProblemCode {
  // The request itself
  VALIDATION_FAILED(400, "The request is not valid"),
  MALFORMED_JSON(400, "The body is not JSON"),
  MALFORMED_REQUEST(400, "The request cannot be read"),
  CHOOSE_ORGANIZATION(400, "The sign-in belongs to several studios"),
  UNAUTHENTICATED(401, "Nobody is signed in"),
  FORBIDDEN(403, "This role may not do that"),
  NOT_A_MEMBER(403, "The sign-in is unknown here"),
  NOT_FOUND(404, "There is no such thing"),
  METHOD_NOT_ALLOWED(405, "The method does not apply here"),
  NOT_ACCEPTABLE(406, "The answer is of another type"),
  REQUEST_TIMEOUT(408, "The request did not arrive in time"),
  CONFLICT(409, "That does not fit with what is there"),
  PRECONDITION_FAILED(412, "It has changed in the meantime"),
  PAYLOAD_TOO_LARGE(413, "The body is too large"),
  URI_TOO_LONG(414, "The address is too long"),
  UNSUPPORTED_MEDIA_TYPE(415, "The body has to be JSON"),
  HEADERS_TOO_LARGE(431, "The headers are too large"),
  IDEMPOTENCY_KEY_IN_USE(409, "The first request with this key is still running"),
  IDEMPOTENCY_KEY_REUSED(422, "The key was used for another request"),
  RATE_LIMITED(429, "Too many requests"),
  INTERNAL_ERROR(500, "Something went wrong on our side"),
  OVERLOADED(503, "Too busy right now"),

  // Operations
  JOB_RUNNING(409, "The job is running already"),

  // Directory
  ALREADY_EXISTS(409, "There is one already"),
  EMAIL_TAKEN(409, "The e-mail address is in use"),
  INVITATION_EXPIRED(409, "The invitation is no longer good"),
  IN_USE(409, "Something still depends on it"),
  ASSIGNMENT_EXISTS(409, "The coach has the client already"),
  TOO_MANY_GUARDIANS(409, "The client has as many guardians as one may have"),
  LAST_OWNER(409, "The last owner has to stay"),

  // Privacy
  ERASURE_REQUESTED(403, "The client has left, and is to be erased"),
  ERASURE_UNDER_WAY(409, "What is being destroyed does not come back"),
  WORKS_HERE(409, "The person works for the studio as well"),
  PII_UNREADABLE(410, "The personal data can no longer be read"),

  // Master prompts
  MISSING_SCHEMA_VERSION(400, "The document does not say which schema it is written for"),
  INCOMPATIBLE_SCHEMA_VERSION(400, "The document is written for another schema"),
  SCHEMA_VALIDATION_FAILED(400, "The document does not fit its schema"),

  // Scheduling
  SEAT_REQUIRED(409, "A seat has to be chosen"),
  SLOT_UNAVAILABLE(409, "The time is not free"),
  PLACE_TAKEN(409, "Somebody else has the place"),
  SESSION_FULL(409, "All places are taken"),
  RRULE_NOT_SUPPORTED(400, "The recurrence rule has a part that nothing is planned by here"),
  WAITLIST_CLOSED(409, "Nobody gets a place by waiting any more"),
  SESSION_NOT_FULL(409, "A place is free: book it"),
  CLIENT_ALREADY_BOOKED(409, "The client has a place in the session"),
  CLIENT_BUSY(409, "The client has another session at that time"),
  CLIENTS_IN_CONFLICT(409, "Clients have another session at that time"),
  BOOKINGS_IN_CONFLICT(409, "There are bookings at that time"),
  COACH_BUSY(409, "The coach has something else at that time"),
  DATES_IN_CONFLICT(409, "On some of the dates it can't be"),
  COACH_UNAVAILABLE(409, "The coach is away at that time"),
  TYPE_NOT_GIVEN(409, "The coach gives no such sessions"),
  RULES_OVERLAP(409, "Hours overlap"),
  TOO_LATE(409, "It is too late for that"),
  TOO_EARLY(409, "It is too early for that"),
  TOO_MANY_HOLDS(409, "The client holds too many unpaid places"),
  SESSION_CANCELLED(409, "The session is cancelled"),
  SESSION_STARTED(409, "The session has begun"),
  SESSION_NOT_STARTED(409, "The session has not begun"),
  CAPACITY_BELOW_BOOKINGS(409, "More people are booked than that"),
  PASS_DAY_USED(409, "The pass has been used for another session of that day"),
  BOOKING_NOT_CANCELLABLE(409, "The booking can no longer be cancelled"),
  BOOKING_NOT_CHANGEABLE(409, "The booking can no longer be changed"),
  ANOTHER_SESSION_TYPE(409, "The session is of another type"),
  YOU_CANNOT_CANCEL_THIS_BOOKING(403, "The booking is not yours to cancel"),
  NO_COST(409, "It is not known what this costs"),
  RECURRING_BOOKING_CANCELLED(409, "The recurring booking is cancelled"),

  // Credits
  INSUFFICIENT_CREDITS(402, "The credits are not enough"),
  PAYMENT_REQUIRED(402, "It has to be paid for first"),
  PRICE_CHANGED(409, "The price is another one now"),
  PACKAGE_INACTIVE(409, "The package is not on sale"),
  COUPON_NOT_APPLICABLE(409, "The coupon does not apply"),
  NOT_PAYABLE_THAT_WAY(409, "It cannot be paid for that way"),
  BALANCE_TOO_LOW(409, "There are fewer credits than that"),
  PURCHASE_DIFFERS(409, "The purchase is known with other details"),
  PURCHASE_DECIDED(409, "The purchase is decided the other way"),

  // Consent
  CONSENT_REQUIRED(403, "The client has to agree to it first"),
  CONSENT_VERSION_NOT_CURRENT(409, "Another version of the text is in force"),
  CONSENT_VERSION_OUT_OF_ORDER(409, "The version does not follow the last one"),
  GUARDIAN_NEEDED(409, "Somebody else has to agree for one who is not of age"),
  GUARDIAN_NOT_NEEDED(409, "The client is not known to be under age, and answers alone"),
  NOT_OPEN_TO_GUARDIANS(409, "A guardian cannot agree to it for somebody else");

  private final int status;
  private final String title;

  ProblemCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  /** What it means, the same each time. */
  public String title() {
    return title;
  }

  /** The problem type of RFC 9457, such as {@code /problems/session-full}. */
  public URI type() {
    return URI.create("/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
