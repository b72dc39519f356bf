package studio.booking.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import studio.booking.shared.OrganizationId;

/**
 * A studio and its settings.
 *
 * @param slug its name in public addresses
 * @param zone in which everything that people say in local time is meant
 * @param refundsBeforeWindow whether a client who cancels early enough gets the charge back; the
 *     default is no
 * @param holdMinutes how long a place is held for one who has yet to pay
 * @param chargeDaysBefore how many days ahead an occurrence of a recurring booking is charged
 * @param waitlistCutoffMinutes how long before its start nobody is moved up into a session
 * @param completionGraceMinutes after its end until a session is taken to have been held
 * @param guardianAge in years; under it somebody else agrees for a client (GDPR Art. 8)
 * @param dataRetentionYears for which training data stay that nobody has touched
 */
public record Studio(
    OrganizationId id,
    String slug,
    String name,
    ZoneId zone,
    Currency currency,
    boolean refundsBeforeWindow,
    int holdMinutes,
    int chargeDaysBefore,
    boolean noShowBlocksPass,
    int waitlistCutoffMinutes,
    int completionGraceMinutes,
    int guardianAge,
    int dataRetentionYears,
    long version) {
  public static final int MAX_NAME = 200;
  public static final int MAX_HOLD_MINUTES = 1440;
  public static final int MAX_CHARGE_DAYS = 365;
  public static final int MAX_MINUTES = 10_080;
  public static final int MAX_GUARDIAN_AGE = 21;
  public static final int MAX_RETENTION_YEARS = 50;

  public Studio {
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException("A name has 1 to " + MAX_NAME + " characters");
    }
    require("holdMinutes", holdMinutes, 1, MAX_HOLD_MINUTES);
    require("chargeDaysBefore", chargeDaysBefore, 0, MAX_CHARGE_DAYS);
    require("waitlistCutoffMinutes", waitlistCutoffMinutes, 0, MAX_MINUTES);
    require("completionGraceMinutes", completionGraceMinutes, 0, MAX_MINUTES);
    require("guardianAge", guardianAge, 0, MAX_GUARDIAN_AGE);
    require("dataRetentionYears", dataRetentionYears, 1, MAX_RETENTION_YEARS);
  }

  /** A new studio, with the settings that most want. */
  public static Studio opening(
      OrganizationId id, String slug, String name, ZoneId zone, Currency currency) {
    return new Studio(id, slug, name, zone, currency, false, 15, 7, false, 60, 60, 16, 7, 1);
  }

  /** The same studio under another version number. */
  public Studio withVersion(long other) {
    return new Studio(
        id,
        slug,
        name,
        zone,
        currency,
        refundsBeforeWindow,
        holdMinutes,
        chargeDaysBefore,
        noShowBlocksPass,
        waitlistCutoffMinutes,
        completionGraceMinutes,
        guardianAge,
        dataRetentionYears,
        other);
  }

  private static void require(String what, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException("%s is %d to %d".formatted(what, min, max));
    }
  }

  /** The studio's date at an instant. */
  public LocalDate dateOf(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }
}
