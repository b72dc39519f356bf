package studio.booking.privacy.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.booking.directory.Studios;
import studio.booking.privacy.domain.Age;
import studio.booking.privacy.domain.KeptAges;
import studio.booking.privacy.domain.PiiAction;
import studio.booking.privacy.domain.Profiles;
import studio.booking.privacy.domain.Profiles.Born;
import studio.booking.privacy.domain.Vault;
import studio.booking.privacy.domain.Vault.Safe;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.UseCase;

/**
 * Makes the ages that are kept in clear those of this month. All of a studio change on its first
 * day, so that they tell nobody's birthday.
 */
@UseCase
public class RefreshAges {
  /** How many at once. */
  static final int SET = 200;

  private final KeptAges ages;
  private final Profiles profiles;
  private final Vault vault;
  private final BirthDates births;
  private final Studios studios;
  private final Witness witness;
  private final Clock clock;

  RefreshAges(
      KeptAges ages,
      Profiles profiles,
      Vault vault,
      BirthDates births,
      Studios studios,
      Witness witness,
      Clock clock) {
    this.ages = ages;
    this.profiles = profiles;
    this.vault = vault;
    this.births = births;
    this.studios = studios;
    this.witness = witness;
    this.clock = clock;
  }

  /**
   * Refreshes one set.
   *
   * @return how many; 0 when none are left
   */
  public int refresh(Caller caller) {
    var today = studios.current().get().dateOf(clock.instant());
    var due = ages.keep(today.withDayOfMonth(1), SET).get();
    if (due.isEmpty()) return 0;
    var born = profiles.born(due).get();
    var safes = vault.open(caller.organization(), due);
    var byAge = new HashMap<@Nullable Age, List<ClientId>>();
    for (var client : due) {
      var date = date(client, born, safes);
      var age = date == null ? null : Age.inMonthOf(today, date);
      byAge.computeIfAbsent(age, _ -> new ArrayList<>()).add(client);
    }
    byAge.forEach((age, clients) -> ages.write(clients, age));
    witness.saw(caller, PiiAction.PROFILE_AGE, due);
    return due.size();
  }

  /** Null where it is not there any more, or can't be read. */
  private @Nullable LocalDate date(
      ClientId client, Map<ClientId, Born> born, Map<ClientId, Safe> safes) {
    var date = born.get(client);
    var safe = safes.get(client);
    return date == null || safe == null ? null : births.open(client, date, safe);
  }
}
