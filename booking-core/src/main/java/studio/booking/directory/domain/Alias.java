package studio.booking.directory.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What clients are called before others: a swan of some galaxy. Twelve make a round; when a studio
 * has given all of a round away, the next begins ("Nebula Swan 2"). Which one somebody gets is left
 * to chance, so that it tells nothing of them.
 */
public final class Alias {
  private static final List<String> WORDS =
      List.of(
          "Nebula",
          "Stellar",
          "Cosmic",
          "Aurora",
          "Eclipse",
          "Constellation",
          "Meteor",
          "Orbit",
          "Pulsar",
          "Quantum",
          "Radiant",
          "Supernova");

  private Alias() {}

  /**
   * The round that a studio is in.
   *
   * @param number from 1
   * @param taken its aliases that are given away
   */
  public record Round(int number, Set<String> taken) {
    public static final Round FIRST = new Round(1, Set.of());

    public Round {
      if (number < 1) throw new IllegalArgumentException("Rounds begin with 1");
      taken = Set.copyOf(taken);
    }
  }

  /** One that nobody has yet, any of them as likely as the others. */
  public static String choose(Round round, RandomGenerator chance) {
    var free = in(round.number()).stream().filter(alias -> !round.taken().contains(alias)).toList();
    if (free.isEmpty()) free = in(round.number() + 1);
    return free.get(chance.nextInt(free.size()));
  }

  /** So many, one after the other. */
  public static List<String> choose(Round round, int howMany, RandomGenerator chance) {
    var chosen = new ArrayList<String>();
    int number = round.number();
    var taken = new HashSet<>(round.taken());
    while (chosen.size() < howMany) {
      if (taken.containsAll(in(number))) {
        number++;
        taken.clear();
      }
      var alias = choose(new Round(number, taken), chance);
      chosen.add(alias);
      taken.add(alias);
    }
    return chosen;
  }

  private static List<String> in(int round) {
    var number = round == 1 ? "" : " " + round;
    return WORDS.stream().map(word -> word + " Swan" + number).toList();
  }
}
