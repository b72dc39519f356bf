package studio.booking.consent.domain;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import studio.booking.consent.VersionNumber;

/** A studio's versions, one after the other: none comes into force before one that precedes it. */
public record Timeline(List<Version.Head> versions) {
  public Timeline {
    versions = versions.stream().sorted(Comparator.comparingInt(Version.Head::ordinal)).toList();
  }

  /** The version in force on a date of the studio. */
  public Optional<Version.Head> current(LocalDate today) {
    return versions.reversed().stream().filter(one -> isInForce(one, today)).findFirst();
  }

  /** Whether a version has come into force since this one that has to be agreed to anew. */
  public boolean asksAnewSince(int ordinal, LocalDate today) {
    return versions.stream()
        .anyMatch(
            one -> one.ordinal() > ordinal && one.requiresReConsent() && isInForce(one, today));
  }

  public Optional<Version.Head> find(VersionNumber number) {
    return versions.stream().filter(one -> one.number().equals(number)).findFirst();
  }

  public Optional<Version.Head> find(int ordinal) {
    return versions.stream().filter(one -> one.ordinal() == ordinal).findFirst();
  }

  /** The last one published, be it in force or not. */
  public Optional<Version.Head> last() {
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast());
  }

  private static boolean isInForce(Version.Head version, LocalDate today) {
    return !version.effectiveOn().isAfter(today);
  }
}
