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
 * @param completionGraceMinutes after its end until a session is taken to have been held
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
    long version) {

  /** The studio's date at an instant. */
  public LocalDate dateOf(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }
}
