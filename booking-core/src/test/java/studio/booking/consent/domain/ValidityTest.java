package studio.booking.consent.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import studio.booking.consent.ConsentStanding;
import studio.booking.consent.Lack;
import studio.booking.consent.VersionNumber;
import studio.booking.consent.domain.Validity.Facts;

/** When there is consent: each answer, at each time, with each text that came later. */
class ValidityTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  /** Any of the words of a column; {@code *} is all of them. */
  private static final String TABLE =
      """
      answer  revoked expiry              later versions                      there is
      -       *       *                   *                                   NEVER_ASKED
      no      *       none                *                                   REFUSED
      yes     yes     *                   *                                   REVOKED
      yes     no      past,now            *                                   EXPIRED
      yes     no      none,future         asking,asking-today,asking+plain    RE_CONSENT_REQUIRED
      yes     no      none,future         none,plain,asking-tomorrow          consent
      """;

  private static final List<String> ANSWERS = List.of("-", "no", "yes");
  private static final List<String> REVOKED = List.of("no", "yes");
  private static final List<String> EXPIRIES = List.of("none", "past", "now", "future");
  private static final List<String> LATER =
      List.of("none", "plain", "asking", "asking-today", "asking-tomorrow", "asking+plain");

  private record Case(String answer, String revoked, String expiry, String later) {
    /** A refusal does not expire. */
    boolean canBe() {
      return !answer.equals("no") || expiry.equals("none");
    }

    boolean isIn(List<String> row) {
      var words = List.of(answer, revoked, expiry, later);
      for (int i = 0; i < words.size(); i++) {
        var cell = row.get(i);
        if (!cell.equals("*") && !Arrays.asList(cell.split(",")).contains(words.get(i))) {
          return false;
        }
      }
      return true;
    }

    ConsentStanding standing() {
      var facts =
          answer.equals("-")
              ? null
              : new Facts(1, answer.equals("yes"), revoked.equals("yes"), expiresAt());
      return Validity.of(facts, timeline(), TODAY, NOW);
    }

    private Instant expiresAt() {
      return switch (expiry) {
        case "past" -> NOW.minusMillis(1);
        case "now" -> NOW;
        case "future" -> NOW.plusMillis(1);
        default -> null;
      };
    }

    private Timeline timeline() {
      var versions = new ArrayList<>(List.of(head(1, TODAY.minusYears(1), true)));
      switch (later) {
        case "plain" -> versions.add(head(2, TODAY.minusDays(1), false));
        case "asking" -> versions.add(head(2, TODAY.minusDays(1), true));
        case "asking-today" -> versions.add(head(2, TODAY, true));
        case "asking-tomorrow" -> versions.add(head(2, TODAY.plusDays(1), true));
        case "asking+plain" -> {
          versions.add(head(2, TODAY.minusDays(2), true));
          versions.add(head(3, TODAY.minusDays(1), false));
        }
        default -> {}
      }
      return new Timeline(versions);
    }

    private String current() {
      return switch (later) {
        case "none", "asking-tomorrow" -> "3.1";
        case "asking+plain" -> "3.3";
        default -> "3.2";
      };
    }
  }

  private static Version.Head head(int ordinal, LocalDate effectiveOn, boolean asks) {
    return new Version.Head(ordinal, new VersionNumber("3." + ordinal), effectiveOn, asks);
  }

  @TestFactory
  Stream<DynamicTest> F7_there_is_consent_as_the_table_has_it() {
    var rows =
        TABLE.lines().skip(1).map(line -> Arrays.asList(line.strip().split("\\s+"))).toList();
    return cases()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.toString(),
                    () -> {
                      var fitting = rows.stream().filter(one::isIn).toList();
                      assertThat(fitting).as("The rows of this case").hasSize(1);
                      assertIsAs(one, fitting.getFirst().getLast());
                    }));
  }

  private static void assertIsAs(Case one, String wanted) {
    var standing = one.standing();
    assertThat(standing.lack()).isEqualTo(wanted.equals("consent") ? null : Lack.valueOf(wanted));
    assertThat(standing.hasConsent()).isEqualTo(wanted.equals("consent"));
    assertThat(standing.current()).isEqualTo(new VersionNumber(one.current()));
    assertThat(standing.answered())
        .isEqualTo(one.answer().equals("-") ? null : new VersionNumber("3.1"));
    assertThat(Validity.isToBeAsked(standing))
        .isEqualTo(List.of("NEVER_ASKED", "EXPIRED", "RE_CONSENT_REQUIRED").contains(wanted));
  }

  private static Stream<Case> cases() {
    return ANSWERS.stream()
        .flatMap(
            answer ->
                REVOKED.stream()
                    .flatMap(
                        revoked ->
                            EXPIRIES.stream()
                                .flatMap(
                                    expiry ->
                                        LATER.stream()
                                            .map(
                                                later ->
                                                    new Case(answer, revoked, expiry, later)))))
        .filter(Case::canBe);
  }

  @Test
  void F7_every_reason_is_in_the_table() {
    for (var lack : Lack.values()) assertThat(TABLE).contains(lack.name());
  }

  @Test
  void an_answer_to_the_newer_text_is_not_asked_for_again() {
    var timeline = new Timeline(List.of(head(2, TODAY, true), head(1, TODAY.minusYears(1), true)));

    assertThat(Validity.of(new Facts(2, true, false, null), timeline, TODAY, NOW).hasConsent())
        .isTrue();
  }

  @Test
  void of_two_texts_of_one_day_the_one_published_later_is_in_force() {
    var timeline = new Timeline(List.of(head(2, TODAY, false), head(1, TODAY, true)));

    assertThat(timeline.current(TODAY)).map(Version.Head::ordinal).contains(2);
    assertThat(timeline.current(TODAY.minusDays(1))).isEmpty();
    assertThat(timeline.last()).map(Version.Head::ordinal).contains(2);
  }

  @Test
  void F9_a_consent_is_over_from_its_instant_on_whatever_jobs_do() {
    var timeline = new Timeline(List.of(head(1, TODAY, true)));
    var facts = new Facts(1, true, false, NOW);

    assertThat(Validity.of(facts, timeline, TODAY, NOW.minus(Duration.ofMillis(1))).hasConsent())
        .isTrue();
    assertThat(Validity.of(facts, timeline, TODAY, NOW).lack()).isEqualTo(Lack.EXPIRED);
  }
}
