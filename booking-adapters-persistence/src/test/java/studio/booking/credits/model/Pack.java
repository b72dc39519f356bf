package studio.booking.credits.model;

import org.jspecify.annotations.Nullable;

/**
 * What the studio sells.
 *
 * <p>Days are the studio's and count from the one of redeeming; the last one is whole.
 */
enum Pack {
  TEN(10, 30, null, null, false, null, false),
  THREE_YOGA(3, 7, Kind.YOGA, null, false, null, false),
  FIVE_BOXING(5, 14, Kind.BOXING, null, false, null, false),
  TWO_FOR_EVER(2, null, null, null, false, null, false),
  ONE_SHORT(1, 1, null, null, false, null, false),
  FOUR_AND_FRIEND(4, 10, null, null, true, 3, true),
  WEEK_PASS(0, null, null, 6, false, null, false),
  YOGA_PASS(1, 3, Kind.YOGA, 20, false, null, true),
  FRIEND(0, null, null, null, true, null, false);

  final int credits;
  final @Nullable Integer days;
  final @Nullable Kind only;
  final @Nullable Integer passDays;
  final boolean friend;
  final @Nullable Integer friendDays;
  final boolean elite;

  Pack(
      int credits,
      @Nullable Integer days,
      @Nullable Kind only,
      @Nullable Integer passDays,
      boolean friend,
      @Nullable Integer friendDays,
      boolean elite) {
    this.credits = credits;
    this.days = days;
    this.only = only;
    this.passDays = passDays;
    this.friend = friend;
    this.friendDays = friendDays;
    this.elite = elite;
  }
}
