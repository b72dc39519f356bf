package studio.booking.credits.model;

import static studio.booking.credits.domain.PostingType.BOOKING_PAYMENT;
import static studio.booking.credits.domain.PostingType.EXPIRY;
import static studio.booking.credits.domain.PostingType.REFUND;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.domain.Account;
import studio.booking.credits.domain.Ledger;
import studio.booking.credits.domain.Lot;
import studio.booking.credits.domain.Posting;
import studio.booking.directory.Studio;
import studio.booking.scheduling.Payments;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Careless;
import studio.booking.shared.jooq.JooqUnitOfWork;
import studio.booking.shared.jooq.TestDatabase;

/** What could be wrong with the product, each put between two of its parts. */
enum Fault implements Parts {
  /** Nobody locks an account, and nobody looks whether a row was there to be changed. */
  NO_LOCKS {
    @Override
    public JooqUnitOfWork unit(TestDatabase database) {
      return Careless.withoutLocksAndCounts(database);
    }
  },

  /** What expires with a day does so with that of Greenwich. */
  ANOTHER_ZONES_DAY {
    @Override
    public Studio selling(Studio studio) {
      return copy(studio, ZoneOffset.UTC, studio.refundsBeforeWindow());
    }
  },

  /** Of what a booking took out of several lots, one gets its credits back. */
  LOT_NOT_RESTORED {
    @Override
    public Ledger ledger(Ledger whole) {
      return taken(
          whole,
          all -> {
            var bookings = new HashSet<>();
            return all.stream().filter(one -> bookings.add(one.booking())).toList();
          });
    }
  },

  /** Whatever goes back goes back twice. */
  REFUND_TWICE {
    @Override
    public Ledger ledger(Ledger whole) {
      return posted(
          whole,
          all ->
              all.stream()
                  .flatMap(one -> one.type() == REFUND ? Stream.of(one, one) : Stream.of(one))
                  .toList());
    }
  },

  /** Lots can be spent after their time. */
  EXPIRY_IGNORED {
    @Override
    public Ledger ledger(Ledger whole) {
      return lots(whole, lot -> copy(lot, null, lot.sessionTypes(), lot.revoked()));
    }
  },

  /** Lots pay for any type of session. */
  TYPES_IGNORED {
    @Override
    public Ledger ledger(Ledger whole) {
      return lots(whole, lot -> copy(lot, lot.expiresAt(), Set.of(), lot.revoked()));
    }
  },

  /** What could be spent longer goes first. */
  LAST_TO_EXPIRE_FIRST {
    @Override
    public Ledger ledger(Ledger whole) {
      var known = new ConcurrentHashMap<ClientId, Account>();
      var watched =
          accounts(
              whole,
              account -> {
                known.put(account.client(), account);
                return account;
              });
      return posted(
          watched,
          all -> {
            if (all.size() != 1 || all.getFirst().type() != BOOKING_PAYMENT) return all;
            var one = all.getFirst();
            var last = known.get(one.client()).lots().getLast();
            return last.remaining() < -one.amount() || last.expiresAt() == null
                ? all
                : List.of(
                    new Posting(
                        one.client(),
                        last.id(),
                        one.amount(),
                        one.type(),
                        one.booking(),
                        last.redemption(),
                        one.reason()));
          });
    }
  },

  /** What was revoked is filled again by a refund. */
  REVOKED_LOT_REFILLED {
    @Override
    public Ledger ledger(Ledger whole) {
      return taken(
          whole,
          all ->
              all.stream()
                  .map(
                      one ->
                          new Ledger.Taken(
                              one.booking(),
                              copy(
                                  one.lot(),
                                  one.lot().expiresAt(),
                                  one.lot().sessionTypes(),
                                  false),
                              one.credits()))
                  .toList());
    }
  },

  /** Credits that go back to an expired lot stay in it. */
  EXPIRED_COMES_BACK {
    @Override
    public Ledger ledger(Ledger whole) {
      return posted(
          whole,
          all ->
              all.stream().filter(one -> one.type() != EXPIRY || one.booking() == null).toList());
    }
  },

  /** Clients get their charge back, whatever the studio's policy is. */
  POLICY_IGNORED {
    @Override
    public Studio booking(Studio studio) {
      return copy(studio, studio.zone(), true);
    }
  },

  /** Somebody's clock is slow where the window is looked at. */
  WINDOW_TOO_LONG {
    @Override
    public Clock booking(Clock clock) {
      return Clock.offset(clock, Duration.ofMinutes(-61));
    }
  },

  /** When the studio cancels, what has expired is lost as if the client had. */
  NO_SECOND_LIFE {
    @Override
    public Payments payments(Payments whole) {
      return Between.asked(
          Payments.class, whole, "giveBack", asked -> new Object[] {asked[0], false, asked[2]});
    }
  },

  /** A pass is used on the day that it is in Greenwich. */
  ANOTHER_ZONES_PASS_DAY {
    @Override
    public Studio booking(Studio studio) {
      return copy(studio, ZoneOffset.UTC, studio.refundsBeforeWindow());
    }
  },

  /** A booking that is given up keeps the pass's day. */
  DAY_NOT_RETURNED {
    @Override
    public Ledger ledger(Ledger whole) {
      return Between.asked(
          Ledger.class, whole, "returnDays", asked -> new Object[] {List.of(), asked[1]});
    }
  },

  /** Who does not come has lost the day, whether or not the studio wants that. */
  NO_SHOW_LOSES_DAY {
    @Override
    public Payments payments(Payments whole) {
      return Between.asked(
          Payments.class, whole, "recordAttendance", asked -> new Object[] {asked[0], true});
    }
  },

  /** Nobody notes that a friend pass is used. */
  FRIEND_PASS_USED_TWICE {
    @Override
    public Ledger ledger(Ledger whole) {
      return Between.asked(
          Ledger.class, whole, "useFriendPasses", asked -> new Object[] {List.of(), asked[1]});
    }
  },

  /** The job takes what can still be spent. */
  EXPIRES_TOO_SOON {
    @Override
    public Clock expiring(Clock clock) {
      return Clock.offset(clock, Duration.ofHours(12));
    }
  };

  private static Lot copy(
      Lot lot,
      @Nullable Instant expiresAt,
      Set<studio.booking.scheduling.SessionTypeId> types,
      boolean revoked) {
    return new Lot(
        lot.id(),
        lot.client(),
        lot.redemption(),
        lot.added(),
        lot.remaining(),
        expiresAt,
        types,
        revoked);
  }

  private static Studio copy(Studio studio, ZoneId zone, boolean refunds) {
    return new Studio(
        studio.id(),
        studio.slug(),
        studio.name(),
        zone,
        studio.currency(),
        refunds,
        studio.holdMinutes(),
        studio.chargeDaysBefore(),
        studio.noShowBlocksPass(),
        studio.waitlistCutoffMinutes(),
        studio.completionGraceMinutes(),
        studio.guardianAge(),
        studio.dataRetentionYears(),
        studio.version());
  }

  private static Ledger lots(Ledger whole, UnaryOperator<Lot> change) {
    return accounts(
        whole,
        account ->
            new Account(
                account.client(),
                account.lots().stream().map(change).toList(),
                account.passes(),
                account.standing()));
  }

  @SuppressWarnings("unchecked")
  private static Ledger accounts(Ledger whole, UnaryOperator<Account> change) {
    return Between.answered(
        Ledger.class,
        whole,
        "open",
        Later.class,
        later ->
            ((Later<Map<ClientId, Account>>) later)
                .map(
                    accounts -> {
                      var changed = new LinkedHashMap<ClientId, Account>();
                      accounts.forEach((client, one) -> changed.put(client, change.apply(one)));
                      return changed;
                    }));
  }

  @SuppressWarnings("unchecked")
  private static Ledger taken(Ledger whole, UnaryOperator<List<Ledger.Taken>> change) {
    return Between.answered(
        Ledger.class,
        whole,
        "taken",
        Later.class,
        later -> ((Later<List<Ledger.Taken>>) later).map(change::apply));
  }

  @SuppressWarnings("unchecked")
  private static Ledger posted(Ledger whole, UnaryOperator<List<Posting>> change) {
    return Between.asked(
        Ledger.class,
        whole,
        "post",
        asked -> new Object[] {change.apply(new ArrayList<>((List<Posting>) asked[0])), asked[1]});
  }
}
