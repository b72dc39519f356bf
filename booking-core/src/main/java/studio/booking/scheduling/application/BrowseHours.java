package studio.booking.scheduling.application;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.domain.Addition;
import studio.booking.scheduling.domain.AdditionId;
import studio.booking.scheduling.domain.AvailabilityException;
import studio.booking.scheduling.domain.AvailabilityRule;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.Coaches;
import studio.booking.scheduling.domain.ExceptionId;
import studio.booking.scheduling.domain.HoursPlan;
import studio.booking.shared.Caller;
import studio.booking.shared.CoachId;
import studio.booking.shared.Cursor;
import studio.booking.shared.Later;
import studio.booking.shared.Page;
import studio.booking.shared.Query;

/** Shows a coach's hours as they are planned. Empty where the caller knows no such coach. */
@Query
public class BrowseHours {
  private static final Cursor ADDITIONS = Cursor.of("availability-additions", 1);
  private static final Cursor EXCEPTIONS = Cursor.of("availability-exceptions", 1);

  private final Coaches coaches;
  private final HoursPlan plan;

  public BrowseHours(Coaches coaches, HoursPlan plan) {
    this.coaches = coaches;
    this.plan = plan;
  }

  /** Weekly hours, and the version of all of the coach's hours. */
  public record Week(List<AvailabilityRule> rules, long version) {}

  /** An exception; its reason and note are for the coach and admins only. */
  public record Entry(AvailabilityException exception, @Nullable String note) {}

  public Optional<Week> week(Caller by, CoachId coach) {
    var found = coaches.byId(List.of(coach));
    var rules = plan.rules(coach);
    return visible(by, found.get().get(coach))
        .map(known -> new Week(rules.get(), known.hoursVersion()));
  }

  public Optional<Page<Addition>> additions(Caller by, CoachId coach, Page.Request page) {
    var after =
        page.cursor() == null ? null : new AdditionId(ADDITIONS.parse(page.cursor()).uuid(0));
    var found = coaches.byId(List.of(coach));
    var additions = plan.additions(coach, after, page.limit() + 1);
    return visible(by, found.get().get(coach))
        .map(
            _ -> Page.of(additions.get(), page.limit(), last -> ADDITIONS.text(last.id().value())));
  }

  public Optional<Page<Entry>> exceptions(Caller by, CoachId coach, Page.Request page) {
    var after =
        page.cursor() == null ? null : new ExceptionId(EXCEPTIONS.parse(page.cursor()).uuid(0));
    var found = coaches.byId(List.of(coach));
    var entries = entries(by, coach, after, page.limit() + 1);
    return visible(by, found.get().get(coach))
        .map(
            _ ->
                Page.of(
                    entries.get(),
                    page.limit(),
                    last -> EXCEPTIONS.text(last.exception().id().value())));
  }

  private Later<List<Entry>> entries(
      Caller by, CoachId coach, @Nullable ExceptionId after, int limit) {
    if (mayKnowWhy(by, coach)) {
      return plan.exceptions(coach, after, limit)
          .map(all -> all.stream().map(one -> new Entry(one.exception(), one.note())).toList());
    }
    return plan.absences(coach, after, limit)
        .map(all -> all.stream().map(one -> new Entry(one.withoutReason(), null)).toList());
  }

  /** Whether the caller may know why the coach is away. */
  static boolean mayKnowWhy(Caller by, CoachId coach) {
    return by.isAdmin() || (by.isStaff() && by.is(coach));
  }

  /** Only staff see coaches who are no longer there. */
  static Optional<Coach> visible(Caller by, @Nullable Coach coach) {
    return Optional.ofNullable(coach).filter(known -> known.active() || by.isStaff());
  }
}
