package studio.booking.scheduling.domain;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.booking.directory.Studio;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.Payments.DayMove;
import studio.booking.scheduling.Payments.Purse;
import studio.booking.scheduling.Payments.Purses;
import studio.booking.scheduling.Payments.Receipt;
import studio.booking.shared.ClientId;

/**
 * What becomes of the days of passes when the studio moves sessions to other days: each goes along
 * where the pass is free on the new day; otherwise it is given back, and the studio bears the
 * place.
 *
 * @param moves those that go along
 * @param borne bookings that cost their clients nothing from now on
 */
public record PassDays(List<DayMove> moves, List<Booking> borne) {
  static final String WHY_FREE = "PASS_DAY_TAKEN";

  public PassDays {
    moves = List.copyOf(moves);
    borne = List.copyOf(borne);
  }

  /**
   * Decides.
   *
   * @param leaving bookings that end by it: their days are free
   * @param staying the others, at their new times
   * @param receipts for what all of them took
   * @param purses of their clients, opened
   */
  public static PassDays of(
      List<Booking> leaving,
      List<Booking> staying,
      Map<BookingId, Receipt> receipts,
      Purses purses,
      Studio studio,
      Instant now) {
    var going =
        staying.stream()
            .filter(one -> changesDay(one, receipts.get(one.id()), studio))
            .sorted(Comparator.comparing(Booking::startsAt))
            .toList();
    if (going.isEmpty()) return new PassDays(List.of(), List.of());
    var clients = going.stream().map(Booking::client).collect(toSet());
    var freed = new ArrayList<>(going);
    leaving.stream().filter(one -> clients.contains(one.client())).forEach(freed::add);
    var left = new HashMap<ClientId, Purse>();
    for (var one : freed) {
      var purse = left.getOrDefault(one.client(), purses.of(one.client()).orElseThrow());
      var receipt = receipts.get(one.id());
      left.put(one.client(), receipt == null ? purse : receipt.returnedTo(purse, now));
    }
    return settle(going, receipts, left, studio, now);
  }

  private static boolean changesDay(Booking moved, @Nullable Receipt receipt, Studio studio) {
    var day = receipt == null ? null : receipt.day();
    return day != null && !day.equals(studio.dateOf(moved.startsAt()));
  }

  private static PassDays settle(
      List<Booking> going,
      Map<BookingId, Receipt> receipts,
      Map<ClientId, Purse> purses,
      Studio studio,
      Instant now) {
    var moves = new ArrayList<DayMove>();
    var borne = new ArrayList<Booking>();
    for (var one : going) {
      Purse purse = requireNonNull(purses.get(one.client()));
      Receipt receipt = requireNonNull(receipts.get(one.id()));
      LocalDate day = studio.dateOf(one.startsAt());
      var then = purse.movedTo(receipt, day);
      if (then.isPresent()) {
        purses.put(one.client(), then.get());
        moves.add(new DayMove(receipt, day));
      } else {
        borne.add(one.borne(WHY_FREE, purse.balance(now)));
      }
    }
    return new PassDays(moves, borne);
  }
}
