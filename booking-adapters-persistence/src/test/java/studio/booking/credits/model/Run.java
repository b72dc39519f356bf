package studio.booking.credits.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A script, done by the product and by the model, which are compared after each command. */
final class Run implements AutoCloseable {
  /** How many rounds go by until the whole ledger is checked. */
  private static final int BETWEEN_CHECKS = 50;

  private static final Comparator<Seen.Lot> BY_CONTENT =
      Comparator.comparing((Seen.Lot lot) -> String.valueOf(lot.redemption()))
          .thenComparing(lot -> String.valueOf(lot.expiresAt()))
          .thenComparing(lot -> String.valueOf(lot.only()))
          .thenComparing(Seen.Lot::added)
          .thenComparing(Seen.Lot::remaining);

  private final Script script;
  private final World world;
  private final Product product;
  private final UseCases useCases;
  private final Eyes eyes;
  private final List<Life> lives;
  private int lotNames;
  private int batches;

  /**
   * Where product and model part.
   *
   * @param steps how many were done by then
   * @param client -1: it is the whole studio's
   */
  record Difference(int steps, int client, String text) {}

  private Run(Ground ground, Parts parts, Script script) {
    this.script = script;
    this.world = World.open(ground, script.setting());
    this.useCases = new UseCases(ground.database(), world, parts);
    this.product = new Product(world, useCases);
    this.eyes = new Eyes(ground, world, product);
    this.lives =
        new ArrayList<>(
            IntStream.range(0, script.setting().clients())
                .mapToObj(_ -> new Life(script.setting()))
                .toList());
  }

  /** The differences of the first step that has any: none when all is well. */
  static List<Difference> of(Ground ground, Parts parts, Script script) {
    try (var run = new Run(ground, parts, script)) {
      return run.run();
    } finally {
      ground.aStudioIsDone();
    }
  }

  private List<Difference> run() {
    int at = 0;
    while (at < script.steps().size()) {
      int end = endOfBatch(at);
      var batch = script.steps().subList(at, end);
      var found =
          batch.getFirst().client() == Step.ALL
              ? forAll((Command.OfAll) batch.getFirst().command(), end)
              : forEach(batch, end);
      if (!found.isEmpty()) return found;
      at = end;
      if (++batches % BETWEEN_CHECKS == 0) {
        var flaw = check(end);
        if (flaw.isPresent()) return List.of(flaw.get());
      }
    }
    return check(at).stream().toList();
  }

  /** Steps of different clients are done together. */
  private int endOfBatch(int from) {
    var steps = script.steps();
    if (steps.get(from).client() == Step.ALL) return from + 1;
    var clients = new HashSet<Integer>();
    int end = from;
    while (end < steps.size()
        && steps.get(end).client() != Step.ALL
        && clients.add(steps.get(end).client())) {
      end++;
    }
    return end;
  }

  private List<Difference> forAll(Command.OfAll command, int done) {
    var word = product.does(command);
    if (command instanceof Command.Wait) return List.of();
    var now = world.now;
    for (var life : lives) {
      var expected = life.does(command, now);
      if (!word.equals(expected)) {
        var text = "%s%nexpected: %s%nbut was:  %s".formatted(command, expected, word);
        return List.of(new Difference(done, Step.ALL, text));
      }
    }
    var differences = new ArrayList<Difference>();
    for (var look : eyes.look(IntStream.range(0, lives.size()).boxed().toList())) {
      var life = lives.get(look.client());
      difference(life, look)
          .ifPresent(text -> differences.add(new Difference(done, look.client(), text)));
      settle(life, look);
    }
    return differences;
  }

  private List<Difference> forEach(List<Step> batch, int done) {
    var words = product.does(batch);
    var looks = eyes.look(batch.stream().map(Step::client).toList());
    var differences = new ArrayList<Difference>();
    for (int i = 0; i < batch.size(); i++) {
      var step = batch.get(i);
      var difference = follow(step, words.get(i), looks.get(i));
      if (difference != null) {
        differences.add(new Difference(done, step.client(), step + "\n" + difference));
      }
    }
    if (differences.isEmpty()) readOne(batch, done).ifPresent(differences::add);
    return differences;
  }

  /** Goes the way that the product went, or says that there is no such way. */
  private @Nullable String follow(Step step, List<String> words, Eyes.Look look) {
    var now = world.now;
    var ways = new LinkedHashMap<Life, List<String>>();
    var life = lives.get(step.client());
    if (step.command() instanceof Command.AtOnce(var one, var other)) {
      var first = life.copy();
      ways.put(first, List.of(first.does(one, now), first.does(other, now)));
      var second = life.copy();
      var late = second.does(other, now);
      ways.put(second, List.of(second.does(one, now), late));
    } else {
      ways.put(life, List.of(life.does(step.command(), now)));
    }
    var differences = new ArrayList<String>();
    for (Map.Entry<Life, List<String>> way : ways.entrySet()) {
      var difference =
          way.getValue().equals(words)
              ? difference(way.getKey(), look)
              : Optional.of("expected: " + way.getValue() + "\nbut was:  " + words);
      if (difference.isEmpty()) {
        lives.set(step.client(), way.getKey());
        settle(way.getKey(), look);
        return null;
      }
      differences.add(difference.get());
    }
    return String.join("\nor, the other one first:\n", differences);
  }

  private void settle(Life life, Eyes.Look look) {
    life.purse().forgetLines();
    life.passes().areSeenAs(product::idOf);
    look.remember();
  }

  private Optional<String> difference(Life life, Eyes.Look look) {
    var named = nameLots(life, look);
    var difference = Differences.between(life.seen(), look.seen());
    // Another way may have others.
    if (difference.isPresent()) named.forEach(look::forgetName);
    return difference;
  }

  /** New lots on both sides are the same where they hold the same. */
  private List<UUID> nameLots(Life life, Eyes.Look look) {
    var ours =
        life.purse().unseenLots().stream()
            .sorted(Comparator.comparing(Purse.Lot::seen, BY_CONTENT))
            .toList();
    if (ours.isEmpty()) return List.of();
    var theirs =
        look.newLots().stream()
            .sorted(Comparator.comparing(Eyes.SeenLot::lot, BY_CONTENT))
            .toList();
    var named = new ArrayList<UUID>();
    for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
      var name = "lot" + ++lotNames;
      var id = theirs.get(i).id();
      ours.get(i).isSeenAs(name, id);
      look.name(id, name);
      named.add(id);
    }
    return named;
  }

  /** What the product itself shows to one of them. */
  private Optional<Difference> readOne(List<Step> batch, int done) {
    int client = batch.get(batches % batch.size()).client();
    var by = world.admin;
    var shown =
        useCases.unit.ask(by, () -> useCases.show.of(by, world.clients.get(client))).orElseThrow();
    Instant now = world.now;
    var expected = lives.get(client).shown(now);
    var actual = Differences.shown(shown, product);
    return expected.equals(actual)
        ? Optional.empty()
        : Optional.of(
            new Difference(
                done, client, "shown\nexpected: %s\nbut was:  %s".formatted(expected, actual)));
  }

  private Optional<Difference> check(int done) {
    var by = world.admin;
    var check = useCases.unit.ask(by, () -> useCases.check.check(by));
    return check.consistent()
        ? Optional.empty()
        : Optional.of(new Difference(done, Step.ALL, "the ledger check: " + check.mismatches()));
  }

  @Override
  public void close() {
    product.close();
    eyes.close();
  }
}
