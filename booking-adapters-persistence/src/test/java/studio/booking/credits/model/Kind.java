package studio.booking.credits.model;

/**
 * A type of session.
 *
 * <p>Notice, horizon and window are how long before the start a client may book at the latest, book
 * at the earliest (days of the studio), and cancel or move.
 */
enum Kind {
  YOGA(0, 60, 12),
  BOXING(120, 7, 30);

  final int noticeMinutes;
  final int horizonDays;
  final int windowHours;

  Kind(int noticeMinutes, int horizonDays, int windowHours) {
    this.noticeMinutes = noticeMinutes;
    this.horizonDays = horizonDays;
    this.windowHours = windowHours;
  }
}
