package studio.booking.wiring.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import studio.booking.credits.RedemptionId;
import studio.booking.credits.domain.Account;
import studio.booking.credits.domain.AccountStanding;
import studio.booking.credits.domain.DayUseId;
import studio.booking.credits.domain.Ledger;
import studio.booking.credits.domain.Lot;
import studio.booking.credits.domain.Posting;
import studio.booking.credits.domain.PostingType;
import studio.booking.scheduling.BookingId;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;

/** The ledger; the credits that come and go in it are counted, by why they do. */
@Component
@Primary
final class CountedLedger implements Ledger {
  private final Ledger ledger;
  private final Map<PostingType, Counter> credits = new EnumMap<>(PostingType.class);

  CountedLedger(@Qualifier("jooqLedger") Ledger ledger, MeterRegistry meters) {
    this.ledger = ledger;
    for (var type : PostingType.values()) {
      var why = type.name().toLowerCase(Locale.ROOT);
      credits.put(type, meters.counter("booking.credits", "why", why));
    }
  }

  @Override
  public void post(List<Posting> postings, Instant now) {
    ledger.post(postings, now);
    AfterCommit.count(() -> postings.forEach(this::count));
  }

  private void count(Posting posting) {
    var counter = credits.get(posting.type());
    if (counter != null) counter.increment(Math.abs(posting.amount()));
  }

  @Override
  public Later<Map<ClientId, Account>> open(Collection<ClientId> clients) {
    return ledger.open(clients);
  }

  @Override
  public Later<Map<ClientId, Account>> look(Collection<ClientId> clients) {
    return ledger.look(clients);
  }

  @Override
  public void openAccounts(List<ClientId> clients, Instant now) {
    ledger.openAccounts(clients, now);
  }

  @Override
  public void stand(ClientId client, AccountStanding standing) {
    ledger.stand(client, standing);
  }

  @Override
  public Later<List<ClientId>> withExpired(Instant now, int atMost) {
    return ledger.withExpired(now, atMost);
  }

  @Override
  public void add(List<Lot> lots, Instant now) {
    ledger.add(lots, now);
  }

  @Override
  public void addCharges(List<NewCharge> charges, Instant now) {
    ledger.addCharges(charges, now);
  }

  @Override
  public Later<List<Charge>> charges(Collection<BookingId> bookings) {
    return ledger.charges(bookings);
  }

  @Override
  public void changeCharges(List<NewCharge> charges, Instant now) {
    ledger.changeCharges(charges, now);
  }

  @Override
  public Later<List<Taken>> taken(Collection<BookingId> bookings) {
    return ledger.taken(bookings);
  }

  @Override
  public void markRefunded(List<BookingId> bookings, Instant now) {
    ledger.markRefunded(bookings, now);
  }

  @Override
  public void useDays(List<NewDayUse> uses, Instant now) {
    ledger.useDays(uses, now);
  }

  @Override
  public void returnDays(List<DayUseId> uses, Instant now) {
    ledger.returnDays(uses, now);
  }

  @Override
  public void moveDays(Map<DayUseId, LocalDate> days) {
    ledger.moveDays(days);
  }

  @Override
  public void recordAttendance(List<DayAttended> days) {
    ledger.recordAttendance(days);
  }

  @Override
  public void useFriendPasses(List<RedemptionId> redemptions, Instant now) {
    ledger.useFriendPasses(redemptions, now);
  }

  @Override
  public void returnFriendPasses(List<RedemptionId> redemptions) {
    ledger.returnFriendPasses(redemptions);
  }
}
