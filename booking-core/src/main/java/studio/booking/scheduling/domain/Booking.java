package studio.booking.scheduling.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.directory.Studio;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.Payments.Covered;
import studio.booking.scheduling.Payments.Tried;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SessionId;
import studio.booking.shared.ClientId;
import studio.booking.shared.PersonId;

/**
 * One client's claim on one place, or on the next one that is free.
 *
 * @param place null while the client waits for one, and for good if they got none
 * @param guest whether the place is for somebody whom the client brings along
 * @param startsAt of its session, as {@code endsAt}; moving the session moves them
 * @param creditCost what the place cost when it was booked
 * @param paid how it was paid; null while it isn't
 * @param holdExpiresAt until when an unpaid place is held
 * @param policy what a cancellation gives back, as it was when the booking was made
 * @param bookedBy who made it, the client or somebody for them; null when the program did
 */
public record Booking(
    BookingId id,
    SessionId session,
    @Nullable PlaceId place,
    ClientId client,
    BookingStatus status,
    boolean guest,
    Instant startsAt,
    Instant endsAt,
    int creditCost,
    @Nullable Paid paid,
    @Nullable Instant holdExpiresAt,
    @Nullable Instant chargeAt,
    @Nullable UUID recurringBooking,
    CancellationPolicy policy,
    @Nullable PersonId bookedBy,
    long version,
    Instant createdAt) {

  /**
   * How a place was paid, and why so.
   *
   * @param redemption that paid, where it was a single one
   * @param usage the day's use of a pass, where that paid
   * @param why a code for why this was chosen
   * @param tried what was tried before it
   * @param balanceLeft credits that could be spent after it
   */
  public record Paid(
      PaymentType type,
      int credits,
      @Nullable UUID redemption,
      @Nullable UUID usage,
      String why,
      List<Tried> tried,
      int balanceLeft) {
    public Paid {
      tried = List.copyOf(tried);
    }

    /** Paid with nothing: the place costs nothing, or the studio bears it. */
    static Paid free(String why, int balanceLeft) {
      return new Paid(PaymentType.FREE, 0, null, null, why, List.of(), balanceLeft);
    }

    static Paid of(Covered covered) {
      var payment = covered.payment();
      return new Paid(
          payment.type(),
          payment.credits(),
          payment.redemption(),
          payment.usage(),
          payment.why(),
          covered.tried(),
          payment.balanceLeft());
    }
  }

  public Booking {
    if (place == null && !status.isWithoutPlace()) {
      throw new IllegalArgumentException("Without a place: " + id);
    }
    if (status == BookingStatus.PENDING_PAYMENT && holdExpiresAt == null) {
      throw new IllegalArgumentException("A hold ends at some time: " + id);
    }
    if (status == BookingStatus.CONFIRMED && paid == null && chargeAt == null) {
      throw new IllegalArgumentException("Confirmed without being paid: " + id);
    }
  }

  /** The place of one who does not wait for it. */
  public PlaceId seat() {
    if (place == null) throw new IllegalStateException("Without a place: " + id);
    return place;
  }

  /** This claim of one who waited, once they have a place and it is paid. */
  Booking promotedTo(Place to, int cost, Covered covered, CancellationPolicy frozen) {
    return new Booking(
        id,
        session,
        to.id(),
        client,
        BookingStatus.CONFIRMED,
        guest,
        startsAt,
        endsAt,
        cost,
        Paid.of(covered),
        null,
        null,
        null,
        frozen,
        bookedBy,
        version + 1,
        createdAt);
  }

  /** This claim of one who waited, once that is over without a place. */
  public Booking waitedInVain(BookingStatus end) {
    return with(end, null);
  }

  /** This hold, once it is paid. */
  public Booking paidWith(Covered covered) {
    return with(BookingStatus.CONFIRMED, Paid.of(covered));
  }

  /** This booking, held from when it should have been paid until then. */
  public Booking heldUntil(Instant until) {
    return with(BookingStatus.PENDING_PAYMENT, null, startsAt, endsAt, until);
  }

  /** When the studio wants it paid: so many of its days before the start, or by the window. */
  static Instant chargeAt(Studio studio, Instant startsAt, int windowHours) {
    var byDays = startsAt.atZone(studio.zone()).minusDays(studio.chargeDaysBefore()).toInstant();
    var byWindow = startsAt.minus(Duration.ofHours(windowHours));
    return byDays.isBefore(byWindow) ? byDays : byWindow;
  }

  /** This hold, once it was not paid in time. */
  public Booking expired() {
    return with(BookingStatus.EXPIRED, null);
  }

  /** This booking, given up; how it was paid can still be read from it. */
  public Booking cancelled() {
    return with(BookingStatus.CANCELLED, paid);
  }

  /** This booking, once its session was held. */
  public Booking completed() {
    return with(BookingStatus.COMPLETED, paid);
  }

  /** This booking, once the studio bears what it costs. */
  Booking borne(String why, int balanceLeft) {
    return with(status, Paid.free(why, balanceLeft));
  }

  /** This booking at the new time of its session. */
  public Booking movedTo(Instant start, Instant end) {
    var holdUntil = holdExpiresAt == null || holdExpiresAt.isBefore(start) ? holdExpiresAt : start;
    return with(status, paid, start, end, holdUntil);
  }

  /** This booking after its session, come or not. */
  public Booking attended(boolean came) {
    return with(came ? BookingStatus.COMPLETED : BookingStatus.NO_SHOW, paid);
  }

  /** This booking in the place of another one that was only worked out; its policy stays. */
  public Booking inPlaceOf(Booking other) {
    return new Booking(
        id,
        other.session,
        other.place,
        client,
        status,
        guest,
        other.startsAt,
        other.endsAt,
        other.creditCost,
        other.paid,
        holdExpiresAt,
        chargeAt,
        recurringBooking,
        policy,
        bookedBy,
        version + 1,
        createdAt);
  }

  private Booking with(BookingStatus status, @Nullable Paid paid) {
    return with(status, paid, startsAt, endsAt, holdExpiresAt);
  }

  private Booking with(
      BookingStatus status,
      @Nullable Paid paid,
      Instant startsAt,
      Instant endsAt,
      @Nullable Instant holdExpiresAt) {
    return new Booking(
        id,
        session,
        place,
        client,
        status,
        guest,
        startsAt,
        endsAt,
        creditCost,
        paid,
        holdExpiresAt,
        // What is to be paid some days before its start stays so many days before.
        chargeAt == null ? null : chargeAt.plus(Duration.between(this.startsAt, startsAt)),
        recurringBooking,
        policy,
        bookedBy,
        version + 1,
        createdAt);
  }

  /** Confirmed, and by now to be paid. */
  public boolean isToCharge(Instant now) {
    return status == BookingStatus.CONFIRMED
        && paid == null
        && chargeAt != null
        && !now.isBefore(chargeAt);
  }

  /** A hold whose time is over. */
  public boolean isDue(Instant now) {
    return status == BookingStatus.PENDING_PAYMENT
        && holdExpiresAt != null
        && !now.isBefore(holdExpiresAt);
  }

  public boolean overlaps(Instant from, Instant to) {
    return startsAt.isBefore(to) && endsAt.isAfter(from);
  }
}
