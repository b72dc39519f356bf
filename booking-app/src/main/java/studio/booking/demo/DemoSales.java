package studio.booking.demo;

import static studio.booking.demo.Done.done;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import studio.booking.credits.application.ChangePackage;
import studio.booking.credits.application.RedeemPackage;
import studio.booking.credits.application.RedeemPackage.Paid;
import studio.booking.credits.application.RedeemPackage.Wanted;
import studio.booking.credits.application.ShowPackages;
import studio.booking.credits.domain.PaymentMethod;
import studio.booking.credits.domain.StudioPackage;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Page;

/** Puts a demo studio's packages on sale, and sells some. */
@Component
@DemoMode
class DemoSales {
  private static final int ENOUGH = 10;

  private final ShowPackages showPackages;
  private final ChangePackage changePackage;
  private final RedeemPackage redeemPackage;

  DemoSales(ShowPackages showPackages, ChangePackage changePackage, RedeemPackage redeemPackage) {
    this.showPackages = showPackages;
    this.changePackage = changePackage;
    this.redeemPackage = redeemPackage;
  }

  /** Puts everything on sale, and sells ten credits to each of them. */
  void open(Caller owner, List<ClientId> regulars) {
    var packages = showPackages.list(owner, new Page.Request(null, Page.Request.MAX_LIMIT)).items();
    for (var one : packages) {
      changePackage.change(
          owner,
          one.id(),
          OptionalLong.empty(),
          new ChangePackage.Change(UnaryOperator.identity(), _ -> true));
    }
    for (var client : regulars) sell(owner, withCredits(packages, ENOUGH), client);
  }

  /** Everybody gets ten credits, but the second client: with one it soon is not enough. */
  void sell(Caller owner, List<ClientId> clients) {
    var packages = showPackages.list(owner, new Page.Request(null, Page.Request.MAX_LIMIT)).items();
    var single = withCredits(packages, 1);
    var ten = withCredits(packages, ENOUGH);
    for (int i = 0; i < clients.size(); i++) sell(owner, i == 1 ? single : ten, clients.get(i));
  }

  private void sell(Caller owner, StudioPackage sold, ClientId client) {
    done(
        redeemPackage.redeem(
            owner, new Wanted(sold.id(), client, new Paid(PaymentMethod.CASH, "demo"), null)));
  }

  private static StudioPackage withCredits(List<StudioPackage> packages, int credits) {
    return packages.stream()
        .filter(one -> one.terms().sessionCount() == credits)
        .findFirst()
        .orElseThrow();
  }
}
