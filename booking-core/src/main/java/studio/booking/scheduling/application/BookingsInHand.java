package studio.booking.scheduling.application;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.Payments.Charged;
import studio.booking.scheduling.Payments.Receipt;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingFile;
import studio.booking.scheduling.domain.BookingFiles;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Collaborator;
import studio.booking.shared.Later;
import studio.booking.shared.UnitOfWork;

/**
 * Bookings that somebody wants to give up or to move: looked up first, so that it is known what has
 * to be locked, and read again once that is done.
 */
@Collaborator
final class BookingsInHand {
  private final BookingFiles files;
  private final BookingAccess access;
  private final Sessions sessions;
  private final Bookings bookings;
  private final Payments payments;
  private final Succession succession;
  private final UnitOfWork unit;

  BookingsInHand(
      BookingFiles files,
      BookingAccess access,
      Sessions sessions,
      Bookings bookings,
      Payments payments,
      Succession succession,
      UnitOfWork unit) {
    this.files = files;
    this.access = access;
    this.sessions = sessions;
    this.bookings = bookings;
    this.payments = payments;
    this.succession = succession;
    this.unit = unit;
  }

  /**
   * A booking that nobody else changes before the unit of work ends.
   *
   * @param receipt for what it took; null when that was nothing
   * @param successors who may get its place: their purses were opened with its client's
   */
  record InHand(BookingFile file, @Nullable Receipt receipt, Set<ClientId> successors) {
    InHand {
      successors = Set.copyOf(successors);
    }

    Booking booking() {
      return file.booking();
    }

    @Nullable Charged charged() {
      return receipt == null ? null : receipt.charged();
    }
  }

  /** As it is now, if the caller may see it; not locked. */
  Optional<BookingFile> find(Caller by, BookingId booking, Instant now) {
    return files.find(booking).get().filter(file -> access.sees(by, file, now));
  }

  /**
   * Locks its session, its place and its client's purse, in this order, and reads it again. Where
   * somebody waits for the place, their purses are locked with it.
   */
  InHand take(BookingFile seen) {
    var booking = seen.booking();
    Set<ClientId> successors = Set.of();
    if (seen.waitedFor()) successors = succession.prepare(Set.of(seen.session().id()));
    else sessions.keepWhileLeft(seen.session());
    var purses = new HashSet<>(successors);
    purses.add(booking.client());
    bookings.lockPlacesOf(List.of(booking));
    payments.open(purses);
    var taken = readAgain(booking.id(), successors).get();
    boolean isElsewhere = !taken.booking().session().equals(booking.session());
    if (isElsewhere || isWaitedForMeanwhile(seen, taken)) throw unit.again();
    return taken;
  }

  private static boolean isWaitedForMeanwhile(BookingFile seen, InHand taken) {
    return taken.file().waitedFor() && !seen.waitedFor();
  }

  /**
   * Reads it again, to be asked once its session, its place and its client's purse are locked.
   * Where it changed since it was seen, the unit of work is run again.
   */
  Later<InHand> readAgain(BookingFile seen) {
    return readAgain(seen.booking().id(), Set.of())
        .map(
            taken -> {
              boolean changed =
                  taken.booking().version() != seen.booking().version()
                      || isWaitedForMeanwhile(seen, taken);
              if (changed) throw unit.again();
              return taken;
            });
  }

  private Later<InHand> readAgain(BookingId booking, Set<ClientId> successors) {
    var receipts = payments.receipts(Set.of(booking));
    var file = files.find(booking);
    return () -> new InHand(file.get().orElseThrow(), receipts.get().get(booking), successors);
  }
}
