package studio.booking.privacy.application;

import static java.util.Comparator.comparing;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.directory.People;
import studio.booking.directory.Studio;
import studio.booking.directory.Studios;
import studio.booking.shared.AgingRecords;
import studio.booking.shared.AgingRecords.Aged;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Cursor;
import studio.booking.shared.Page;
import studio.booking.shared.Query;

/** Lists what will be deleted soon, unless somebody touches it. */
@Query
public class ListOldRecords {
  private static final Cursor CURSOR = Cursor.of("old-records", 3);
  private static final Comparator<Old> ORDER =
      comparing(Old::touchedAt).thenComparing(old -> old.client().value()).thenComparing(Old::kind);

  private final List<AgingRecords> records;
  private final People people;
  private final Studios studios;
  private final Clock clock;

  ListOldRecords(List<AgingRecords> records, People people, Studios studios, Clock clock) {
    this.records = List.copyOf(records);
    this.people = people;
    this.studios = studios;
    this.clock = clock;
  }

  /**
   * Something that is old.
   *
   * @param kind such as {@code training_profile}
   * @param dueAt from when on it is deleted
   */
  public record Old(ClientId client, String kind, Instant touchedAt, Instant dueAt) {}

  /**
   * The oldest first; a page may have fewer than asked for, and another after it.
   *
   * @param withinDays those that are due by then; 0: now
   */
  public Page<Old> list(Caller caller, int withinDays, Page.Request page) {
    var studio = studios.current().get();
    var before = cutoff(studio, clock.instant().atZone(studio.zone()).plusDays(withinDays));
    var last = page.cursor() == null ? null : CURSOR.parse(page.cursor());
    var asked =
        records.stream()
            .map(
                one ->
                    one.untouchedSince(before, last == null ? null : after(last), page.limit() + 2)
                        .map(found -> olds(one.kind(), found, studio)))
            .toList();
    var found = new ArrayList<Old>();
    for (var one : asked) found.addAll(one.get());
    found.removeIf(old -> last != null && !isAfter(old, last));
    found.sort(ORDER);
    return present(
        Page.of(
            found.subList(0, Math.min(found.size(), page.limit() + 1)),
            page.limit(),
            old -> CURSOR.text(old.touchedAt(), old.client().value(), old.kind())));
  }

  /** Without those who have left: what is kept of them goes sooner. */
  private Page<Old> present(Page<Old> page) {
    var clients = page.items().stream().map(old -> old.client().person()).distinct().toList();
    var known = people.find(clients).get();
    return new Page<>(
        page.items().stream().filter(old -> known.containsKey(old.client().person())).toList(),
        page.nextCursor());
  }

  /** What was touched last before this is due at that time. */
  static Instant cutoff(Studio studio, ZonedDateTime at) {
    return at.minusYears(studio.dataRetentionYears()).toInstant();
  }

  /** One that is there already is asked for again: another kind may have the same place. */
  private static @Nullable Aged after(Cursor.Position last) {
    return new Aged(last.instant(0), new ClientId(last.uuid(1)));
  }

  private static boolean isAfter(Old old, Cursor.Position last) {
    var position =
        new Old(new ClientId(last.uuid(1)), last.string(2), last.instant(0), last.instant(0));
    return ORDER.compare(old, position) > 0;
  }

  private static List<Old> olds(String kind, List<Aged> found, Studio studio) {
    return found.stream()
        .map(
            aged ->
                new Old(
                    aged.client(),
                    kind,
                    aged.touchedAt(),
                    aged.touchedAt()
                        .atZone(studio.zone())
                        .plusYears(studio.dataRetentionYears())
                        .toInstant()))
        .toList();
  }
}
