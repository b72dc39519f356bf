package studio.booking.notices.rest;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import studio.booking.notices.domain.Notice;

/** The sentence of a notice. Made when it is read, so that none is kept about a person. */
final class NoticeText {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy 'at' HH:mm", Locale.ENGLISH);

  private NoticeText() {}

  static String of(Notice notice, ZoneId zone) {
    var time = notice.aboutTime();
    var when = time == null ? "" : " on " + WHEN.format(time.atZone(zone));
    return switch (notice.type()) {
      case PLACE_BOOKED -> "Your place%s is booked.".formatted(when);
      case PLACE_HELD ->
          "Your place%s is held for a while. It is booked as soon as you have a package that pays for it."
              .formatted(when);
      case HOLD_PAID -> "Your held place%s is paid and booked.".formatted(when);
      case HOLD_EXPIRED ->
          "Your held place%s was not paid in time, and others can book it again.".formatted(when);
      case WAITLIST_JOINED -> "You wait for a place in a session%s that is full.".formatted(when);
      case WAITLIST_PLACE ->
          "A place that you waited for is yours: it is booked%s. For an hour, until the start at most, you can give it back for all that it cost."
              .formatted(when);
      case WAITLIST_LEFT -> "You no longer wait for a place in a session%s.".formatted(when);
      case WAITLIST_SESSION_CANCELLED ->
          "The session%s for which you waited is cancelled.".formatted(when);
      case WAITLIST_CLOSED ->
          "No place was free in time in the session%s for which you waited.".formatted(when);
      case BOOKING_CANCELLED -> "Your booking%s is cancelled.".formatted(when);
      case BOOKING_CANCELLED_BY_STUDIO ->
          "The studio cancelled your booking%s.%s".formatted(when, back(notice));
      case BOOKING_MOVED -> "Your booking was moved: it is now%s.".formatted(when);
      case SESSION_MOVED ->
          "A session that you have a part in was moved: it is now%s.".formatted(when);
      case SESSION_CANCELLED -> "Your session%s is cancelled.".formatted(when);
      case COACH_REPLACED ->
          notice.about().booking() == null
              ? "You no longer give the session%s: another coach does.".formatted(when)
              : "Another coach gives the session%s in which you have a place.".formatted(when);
      case SESSION_TAKEN_OVER ->
          "You give the session%s in place of another coach.".formatted(when);
      case OCCURRENCE_SKIPPED ->
          "Your regular session%s could not be booked. It is tried again while it is ahead; your recurring booking says why."
              .formatted(when);
      case PACKAGE_REDEEMED -> "You have a new package.";
    };
  }

  /** A place that was only held, or free, cost nothing. */
  private static String back(Notice notice) {
    var credits = notice.credits();
    if (credits == null) return "";
    return credits == 1
        ? " The credit that it cost is yours again."
        : " The %d credits that it cost are yours again.".formatted(credits);
  }
}
