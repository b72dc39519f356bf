package studio.booking.credits.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A booking of the model, and what it has taken and not given back. */
final class Booking {
  final String name;
  int session;
  String status = "CONFIRMED";
  String paidBy = "FREE";
  List<Purse.Credit> credits = List.of();
  PassBook.@Nullable Day day;
  PassBook.@Nullable Redemption friendPass;
  boolean returned;

  /** The credits that it took when it last took anything. */
  int charged;

  Booking(String name, int session) {
    this.name = name;
    this.session = session;
  }

  boolean hasPaid() {
    return !credits.isEmpty() || day != null || friendPass != null;
  }

  /** The same with what is in the maps for what it has taken. */
  Booking copy(
      Map<Purse.Credit, Purse.Credit> twinCredits,
      Map<PassBook.Day, PassBook.Day> twinDays,
      Map<PassBook.Redemption, PassBook.Redemption> twinPasses) {
    var twin = new Booking(name, session);
    twin.status = status;
    twin.paidBy = paidBy;
    twin.credits = credits.stream().map(twinCredits::get).toList();
    twin.day = day == null ? null : twinDays.get(day);
    twin.friendPass = friendPass == null ? null : twinPasses.get(friendPass);
    twin.returned = returned;
    twin.charged = charged;
    return twin;
  }

  Seen.Booked seen() {
    return new Seen.Booked(
        name,
        session,
        status,
        paidBy,
        charged,
        returned,
        friendPass == null ? null : friendPass.name);
  }
}
