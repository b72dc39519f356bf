package studio.booking.credits.domain;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.PackageId;
import studio.booking.shared.Money;

/** What a new studio finds in its list, off sale until an admin has looked at the prices. */
public final class StarterPackages {
  private StarterPackages() {}

  public static List<StudioPackage> in(Currency currency) {
    return List.of(
        pack("Single session", 1, 30, 25, 0, 1, currency),
        pack("5 sessions", 5, 90, 125, 10, 2, currency),
        pack("10 sessions", 10, 180, 250, 15, 3, currency),
        starter("Elite 30", PackageKind.ELITE, 30, 180, null, true, price(750, currency), 20, 4),
        starter(
            "All Access 30 days",
            PackageKind.ALL_ACCESS,
            0,
            null,
            30,
            false,
            price(300, currency),
            0,
            5));
  }

  private static StudioPackage pack(
      String name,
      int sessions,
      int days,
      int wholeUnits,
      int discount,
      int position,
      Currency currency) {
    return starter(
        name,
        PackageKind.CREDIT_PACK,
        sessions,
        days,
        null,
        false,
        price(wholeUnits, currency),
        discount,
        position);
  }

  private static StudioPackage starter(
      String name,
      PackageKind kind,
      int sessions,
      @Nullable Integer days,
      @Nullable Integer allAccessDays,
      boolean elite,
      Money price,
      int discount,
      int position) {
    var terms =
        new StudioPackage.Terms(
            name,
            null,
            kind,
            null,
            sessions,
            days,
            allAccessDays,
            elite,
            elite ? days : null,
            elite,
            Set.of(),
            price,
            BigDecimal.valueOf(discount),
            position);
    return new StudioPackage(PackageId.next(), terms, false, null, 1);
  }

  private static Money price(int wholeUnits, Currency currency) {
    // Some currencies have no smaller unit, and -1 stands for none at all.
    int digits = Math.max(currency.getDefaultFractionDigits(), 0);
    return new Money(
        BigDecimal.valueOf(wholeUnits).movePointRight(digits).longValueExact(), currency);
  }
}
