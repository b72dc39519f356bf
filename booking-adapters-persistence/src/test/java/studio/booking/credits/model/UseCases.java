package studio.booking.credits.model;

import java.time.Clock;
import studio.booking.credits.application.AdjustCredits;
import studio.booking.credits.application.CheckLedger;
import studio.booking.credits.application.CreditPayments;
import studio.booking.credits.application.ExpireLots;
import studio.booking.credits.application.RedeemPackage;
import studio.booking.credits.application.Redeeming;
import studio.booking.credits.application.RevokeRedemption;
import studio.booking.credits.application.ShowCredits;
import studio.booking.credits.jooq.CreditPorts;
import studio.booking.directory.InMemoryPeople;
import studio.booking.directory.InMemoryStudios;
import studio.booking.directory.Studios;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.application.SchedulingUseCases;
import studio.booking.scheduling.jooq.PortsOnPostgres;
import studio.booking.shared.Events;
import studio.booking.shared.jooq.JooqUnitOfWork;
import studio.booking.shared.jooq.TestDatabase;

/** The product's use cases, put together as in the program, out of sound parts or others. */
final class UseCases {
  final JooqUnitOfWork unit;
  final SchedulingUseCases scheduling;
  final RedeemPackage redeem;
  final RevokeRedemption revoke;
  final AdjustCredits adjust;
  final ExpireLots expire;
  final ShowCredits show;
  final CheckLedger check;

  UseCases(TestDatabase database, World world, Parts parts) {
    unit = parts.unit(database);
    var ports = CreditPorts.on(unit, world.clock);
    var ledger = parts.ledger(ports.ledger());
    var redemptions = parts.redemptions(ports.redemptions());
    var clock = world.clock;
    redeem =
        Redeeming.on(
            ports.packages(),
            ports.coupons(),
            ports.purchases(),
            redemptions,
            ledger,
            new InMemoryStudios(parts.selling(world.studio)),
            (_, _) -> {},
            _ -> {},
            unit,
            clock);
    revoke = new RevokeRedemption(redemptions, ledger, (_, _) -> {}, clock);
    adjust = new AdjustCredits(ledger, ports.lines(), (_, _) -> {}, _ -> {}, clock);
    expire = new ExpireLots(ledger, redemptions, parts.expiring(clock));
    // These look at things, so they are always sound.
    show =
        new ShowCredits(
            ports.ledger(), ports.lines(), ports.entitlements(), new InMemoryPeople(), clock);
    check = new CheckLedger(ports.lines(), clock);
    scheduling =
        new SchedulingUseCases(
            new Ports(
                unit,
                new InMemoryStudios(parts.booking(world.studio)),
                parts.payments(new CreditPayments(ledger)),
                parts.booking(clock)));
  }

  private record Ports(JooqUnitOfWork unit, Studios studios, Payments payments, Clock clock)
      implements PortsOnPostgres {
    @Override
    public Events events() {
      return _ -> {};
    }
  }
}
