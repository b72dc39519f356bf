package studio.booking.credits.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.model.Command.By;
import studio.booking.credits.model.Setting.Hour;

/**
 * The model of one client: what they were sold, what they booked, and what the rules make of it.
 *
 * <p>A command answers with a word for what came of it: {@link #DONE}, or why not.
 */
final class Life {
  static final String DONE = "done";
  static final String REFUSED = "refused";
  static final String NO_SUCH_NAME = "no such name";
  private static final Duration CORRECTABLE = Duration.ofDays(14);

  private final Setting setting;
  private final List<Hour> hours;
  private Purse purse = new Purse();
  private PassBook passes = new PassBook();
  private final Map<String, Booking> bookings = new LinkedHashMap<>();

  Life(Setting setting) {
    this.setting = setting;
    this.hours = new ArrayList<>(setting.timetable());
  }

  Life copy() {
    var copy = new Life(setting);
    for (int i = 0; i < hours.size(); i++) copy.hours.set(i, hours.get(i));
    var credits = PassBook.<Purse.Credit>twins();
    var sold = PassBook.<PassBook.Redemption>twins();
    var days = PassBook.<PassBook.Day>twins();
    copy.purse = purse.copy(credits);
    copy.passes = passes.copy(sold, days);
    for (var one : bookings.values()) {
      var twin = one.copy(credits, days, sold);
      copy.bookings.put(one.name, twin);
    }
    return copy;
  }

  String does(Command command, Instant now) {
    return switch (command) {
      case Command.Redeem(var name, var pack) -> redeem(name, pack, now);
      case Command.Revoke(var name) -> revoke(name);
      case Command.Adjust(int amount, var lasts) -> adjust(amount, lasts, now);
      case Command.Book(var name, int session, var by) -> book(name, session, by, now);
      case Command.Cancel(var name, var by) -> cancel(name, by, now);
      case Command.Move(var name, int session, var by) -> move(name, session, by, now);
      case Command.Attend(var name, boolean came) -> attend(name, came, now);
      case Command.Expire() -> {
        purse.expire(now);
        yield DONE;
      }
      case Command.PutOff(int session, int after) -> putOff(session, after, now);
      case Command.Wait _ -> DONE;
      case Command.AtOnce _ -> throw new IllegalArgumentException("One after the other");
    };
  }

  private String redeem(String name, Pack pack, Instant now) {
    var redemption =
        new PassBook.Redemption(
            name, pack, end(pack.passDays, now), pack.friend ? end(pack.friendDays, now) : null);
    passes.add(redemption);
    if (pack.credits > 0) {
      purse.give("REDEMPTION", pack.credits, name, end(pack.days, now), pack.only, null);
    }
    return DONE;
  }

  private @Nullable Instant end(@Nullable Integer days, Instant now) {
    return days == null ? null : setting.endOfDay(now, days);
  }

  private String revoke(String name) {
    var redemption = passes.find(name);
    if (redemption == null) return NO_SUCH_NAME;
    if (redemption.revoked) return "revoked before";
    redemption.revoked = true;
    purse.revoke(name);
    return DONE;
  }

  private String adjust(int amount, @Nullable Duration lasts, Instant now) {
    if (amount < 0) return purse.takeAway(-amount, now) ? DONE : "beyond the balance";
    purse.give("ADJUSTMENT", amount, null, lasts == null ? null : now.plus(lasts), null, null);
    return DONE;
  }

  private String book(String name, int session, By by, Instant now) {
    var hour = hours.get(session);
    var refusal = refusesPlace(session, by, now);
    if (refusal != null) return refusal;
    var booking = new Booking(name, session);
    if (!pays(booking, hour, now)) return "too few credits";
    bookings.put(name, booking);
    return DONE;
  }

  /** With the first that covers it all. */
  private boolean pays(Booking booking, Hour hour, Instant now) {
    booking.paidBy = "FREE";
    if (hour.cost() == 0) return true;
    var date = setting.dateOf(hour.startsAt());
    booking.day = passes.useDay(booking.name, hour.kind(), date, hour.startsAt(), now);
    if (booking.day != null) return hasPaid(booking, "ALL_ACCESS");
    var credits = purse.pay(booking.name, hour.cost(), hour.kind(), hour.startsAt(), now);
    if (credits != null) {
      booking.credits = credits;
      return hasPaid(booking, "CREDIT");
    }
    booking.friendPass = passes.useFriendPass(hour.kind(), hour.startsAt(), now);
    return booking.friendPass != null && hasPaid(booking, "FRIEND_PASS");
  }

  private static boolean hasPaid(Booking booking, String by) {
    booking.paidBy = by;
    booking.charged = booking.credits.size();
    booking.returned = false;
    return true;
  }

  private @Nullable String refusesPlace(int session, By by, Instant now) {
    var hour = hours.get(session);
    if (hour.begunAt(now)) return "begun";
    if (by == By.CLIENT) {
      if (now.isAfter(hour.startsAt().minusSeconds(60L * hour.kind().noticeMinutes))) {
        return "too late";
      }
      var from = setting.dateOf(hour.startsAt()).minusDays(hour.kind().horizonDays);
      if (setting.dateOf(now).isBefore(from)) return "too early";
    }
    boolean there =
        bookings.values().stream()
            .anyMatch(one -> one.session == session && one.status.equals("CONFIRMED"));
    return there ? "booked already" : null;
  }

  private String cancel(String name, By by, Instant now) {
    var booking = bookings.get(name);
    if (booking == null) return NO_SUCH_NAME;
    if (booking.status.equals("CANCELLED")) return DONE;
    var hour = hourOf(booking);
    if (!booking.status.equals("CONFIRMED") || hour.begunAt(now)) return "not to be cancelled";
    booking.status = "CANCELLED";
    boolean studios = by == By.STUDIO;
    if (studios || setting.refunds() && !now.isAfter(hour.closes())) {
      giveBack(booking, studios, now);
    }
    return DONE;
  }

  private void giveBack(Booking booking, boolean studios, Instant now) {
    if (!booking.hasPaid()) return;
    if (!booking.credits.isEmpty()) {
      purse.takeBack(booking.credits, booking.name, studios, now);
    }
    if (booking.day != null) booking.day.giveBack();
    if (booking.friendPass != null) booking.friendPass.friendUsed = false;
    booking.credits = List.of();
    booking.day = null;
    booking.friendPass = null;
    booking.returned = true;
  }

  private String move(String name, int session, By by, Instant now) {
    var booking = bookings.get(name);
    if (booking == null) return NO_SUCH_NAME;
    if (!booking.status.equals("CONFIRMED")) return "not to be moved";
    var left = hourOf(booking);
    var hour = hours.get(session);
    if (left.begunAt(now)) return "has begun";
    if (booking.session == session) return DONE;
    if (by == By.CLIENT && now.isAfter(left.closes())) return "window closed";
    if (hour.kind() != left.kind()) return "another type";
    var refusal = refusesPlace(session, by, now);
    if (refusal != null) return refusal;
    boolean forfeits = by == By.CLIENT && !setting.refunds();
    if (movesAlong(booking, left, hour, forfeits)) {
      booking.session = session;
      return DONE;
    }
    return payAnew(booking, session, now);
  }

  /** Who would lose it by cancelling gets nothing of it by moving to a cheaper place either. */
  private boolean movesAlong(Booking booking, Hour left, Hour to, boolean forfeits) {
    if (!booking.hasPaid()) return to.cost() == 0;
    boolean isLater = to.startsAt().isAfter(left.startsAt());
    if (!booking.credits.isEmpty()) {
      int worth = booking.credits.size();
      boolean fits = forfeits ? worth >= to.cost() : worth == to.cost();
      return fits && (!isLater || Purse.arePaying(booking.credits, to.startsAt()));
    }
    if (to.cost() == 0 && !forfeits) return false;
    if (booking.day != null) {
      return booking.day.date().equals(setting.dateOf(to.startsAt()))
          && (!isLater || booking.day.paysUntil(to.startsAt()));
    }
    var until = booking.friendPass == null ? null : booking.friendPass.friendUntil;
    return !isLater || until == null || to.startsAt().isBefore(until);
  }

  private String payAnew(Booking booking, int session, Instant now) {
    // Tried out on a twin, since a refusal leaves everything as it was.
    var twin = copy();
    if (!twin.isPaidAnew(twin.bookings.get(booking.name), session, now)) return "too few credits";
    if (!isPaidAnew(booking, session, now)) throw new IllegalStateException("Its twin could pay");
    return DONE;
  }

  private boolean isPaidAnew(Booking booking, int session, Instant now) {
    giveBack(booking, false, now);
    booking.session = session;
    return pays(booking, hours.get(session), now);
  }

  private String attend(String name, boolean came, Instant now) {
    var booking = bookings.get(name);
    if (booking == null) return NO_SUCH_NAME;
    var hour = hourOf(booking);
    if (!hour.begunAt(now)) return "not begun";
    if (now.isAfter(hour.endsAt().plus(CORRECTABLE))) return "too late to say";
    if (booking.status.equals("CANCELLED")) return "not to be attended";
    boolean missedBefore = booking.status.equals("NO_SHOW");
    if (booking.day != null
        && missedBefore == came
        && !passes.attended(booking.day, came, setting.noShowBlocks())) {
      return "day used again";
    }
    booking.status = came ? "COMPLETED" : "NO_SHOW";
    return DONE;
  }

  private String putOff(int session, int after, Instant now) {
    var hour = hours.get(session);
    var then = setting.timetable().get(after).endsAt();
    if (hour.begunAt(now)) return REFUSED;
    if (hour.startsAt().equals(then)) return DONE;
    boolean taken = hours.stream().anyMatch(other -> other.startsAt().equals(then));
    if (taken || !now.isBefore(then)) return REFUSED;
    hours.set(session, new Hour(then, hour.kind(), hour.cost()));
    for (var one : bookings.values()) {
      if (one.session == session && one.status.equals("CONFIRMED")) goesAlong(one, then, now);
    }
    return DONE;
  }

  /** Where the pass has let its client in on the new day, the studio bears it. */
  private void goesAlong(Booking booking, Instant start, Instant now) {
    var date = setting.dateOf(start);
    if (booking.day == null || booking.day.date().equals(date)) return;
    if (passes.move(booking.day, date)) return;
    giveBack(booking, true, now);
    booking.paidBy = "FREE";
  }

  /** The timetable as it is by now. */
  List<Hour> hours() {
    return hours;
  }

  private Hour hourOf(Booking booking) {
    return hours.get(booking.session);
  }

  Purse purse() {
    return purse;
  }

  PassBook passes() {
    return passes;
  }

  /** Names of all bookings that there ever were. */
  List<String> bookings() {
    return List.copyOf(bookings.keySet());
  }

  /** Names of those that can still be cancelled. */
  List<String> bookingsAhead(Instant now) {
    return bookings.values().stream()
        .filter(one -> one.status.equals("CONFIRMED") && !hourOf(one).begunAt(now))
        .map(one -> one.name)
        .toList();
  }

  /** Names of those that were paid with what has expired or was revoked since. */
  List<String> bookingsOutOfTheirTime(Instant now) {
    return bookings.values().stream()
        .filter(one -> one.status.equals("CONFIRMED") && !hourOf(one).begunAt(now))
        .filter(one -> !Purse.wouldBeThere(one.credits, now))
        .map(one -> one.name)
        .toList();
  }

  int sessionOf(String booking) {
    var found = bookings.get(booking);
    if (found == null) throw new IllegalArgumentException(booking);
    return found.session;
  }

  List<String> redemptions() {
    return passes.names();
  }

  Shown shown(Instant now) {
    return passes.shown(purse, now);
  }

  Seen seen() {
    return new Seen(
        purse.ledgerBalance(),
        purse.seenLots(),
        passes.seenRedemptions(),
        passes.seenDays(),
        bookings.values().stream().map(Booking::seen).toList(),
        purse.newLines());
  }
}
