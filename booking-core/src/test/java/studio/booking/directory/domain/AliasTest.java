package studio.booking.directory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AliasTest {
  private final Random chance = new Random(42);

  @Test
  void twelve_swans_make_a_round_and_then_they_are_numbered() {
    var taken = new ArrayList<String>();
    for (int i = 0; i < 36; i++) {
      int round = i == 0 ? 1 : (i - 1) / 12 + 1;
      var inRound = new HashSet<>(taken.subList((round - 1) * 12, i));
      taken.add(Alias.choose(new Alias.Round(round, inRound), chance));
    }

    assertThat(taken).doesNotHaveDuplicates();
    assertThat(taken.subList(0, 12)).allMatch(alias -> alias.matches("[A-Z][a-z]+ Swan"));
    assertThat(taken.subList(12, 24)).allMatch(alias -> alias.matches("[A-Z][a-z]+ Swan 2"));
    assertThat(taken.subList(24, 36)).allMatch(alias -> alias.matches("[A-Z][a-z]+ Swan 3"));
  }

  @Test
  void many_at_once_go_on_where_the_round_is() {
    var begun = new Alias.Round(2, Set.of("Nebula Swan 2", "Quantum Swan 2"));

    var chosen = Alias.choose(begun, 30, chance);

    assertThat(chosen).hasSize(30).doesNotHaveDuplicates().doesNotContain("Nebula Swan 2");
    assertThat(chosen.subList(0, 10)).allMatch(alias -> alias.endsWith(" Swan 2"));
    assertThat(chosen.subList(10, 22)).allMatch(alias -> alias.endsWith(" Swan 3"));
    assertThat(chosen.subList(22, 30)).allMatch(alias -> alias.endsWith(" Swan 4"));
    assertThat(Alias.choose(begun, 0, chance)).isEmpty();
  }

  @Test
  void each_free_alias_is_as_likely_as_the_others() {
    var seen = new HashSet<String>();
    var round = new Alias.Round(1, Set.of("Nebula Swan", "Quantum Swan"));
    for (int i = 0; i < 1_000; i++) seen.add(Alias.choose(round, chance));

    assertThat(seen).hasSize(10).doesNotContain("Nebula Swan", "Quantum Swan");
  }
}
