package studio.booking.credits.model;

import static java.util.stream.Collectors.groupingBy;
import static studio.booking.credits.model.Life.DONE;
import static studio.booking.credits.model.Life.NO_SUCH_NAME;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import studio.booking.credits.RedemptionId;
import studio.booking.credits.application.AdjustCredits;
import studio.booking.credits.application.RedeemOutcome;
import studio.booking.credits.application.RedeemPackage;
import studio.booking.credits.domain.PaymentMethod;
import studio.booking.credits.model.Command.By;
import studio.booking.credits.model.Command.OfClient;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.application.CancelBooking;
import studio.booking.scheduling.application.RecordAttendance.Mark;
import studio.booking.scheduling.application.RescheduleBooking.Target;
import studio.booking.scheduling.domain.AttendanceOutcome;
import studio.booking.scheduling.domain.BookPlace;
import studio.booking.scheduling.domain.BookPlace.Terms;
import studio.booking.scheduling.domain.BookingOutcome;
import studio.booking.scheduling.domain.BookingOutcome.Booked;
import studio.booking.scheduling.domain.MoveOutcome.Moved;
import studio.booking.scheduling.domain.SessionChange;
import studio.booking.scheduling.domain.SessionOutcome;
import studio.booking.shared.Caller;

/**
 * The product, doing what it is told through its use cases. It answers with the words of the model.
 */
final class Product implements AutoCloseable {
  private final World world;
  private final UseCases useCases;
  private final ExecutorService two = Executors.newVirtualThreadPerTaskExecutor();

  /** By name, and the other way round. */
  private final Map<String, UUID> ids = new ConcurrentHashMap<>();

  private final Map<UUID, String> names = new ConcurrentHashMap<>();
  private final Map<String, SessionId> sessions = new ConcurrentHashMap<>();

  Product(World world, UseCases useCases) {
    this.world = world;
    this.useCases = useCases;
  }

  String nameOf(UUID id) {
    return names.getOrDefault(id, "unknown " + id);
  }

  UUID idOf(String name) {
    return ids.get(name);
  }

  private void name(String name, UUID id) {
    ids.put(name, id);
    names.put(id, name);
  }

  /** For everybody. */
  String does(Command.OfAll command) {
    try {
      return doesIt(command);
    } catch (RuntimeException e) {
      return threw(e);
    }
  }

  private String doesIt(Command.OfAll command) {
    return switch (command) {
      case Command.Wait(var time) -> {
        world.now = world.now.plus(time);
        yield DONE;
      }
      case Command.PutOff(int session, int after) -> putOff(session, after);
      case Command.Expire() -> {
        var by = world.program();
        while (run(by, () -> useCases.expire.sweep(by)) > 0) {}
        yield DONE;
      }
    };
  }

  private String putOff(int session, int after) {
    var by = world.admin;
    var change =
        new SessionChange(
            new SessionId(world.sessions.get(session)),
            OptionalLong.empty(),
            world.setting.timetable().get(after).endsAt(),
            null,
            null,
            null,
            false);
    return run(by, () -> useCases.scheduling.changeSession.change(by, change))
            instanceof SessionOutcome.Done
        ? DONE
        : Life.REFUSED;
  }

  /**
   * For several clients, each once, in no certain order.
   *
   * @return in the order of the steps: a word for each command, two where two were done at once
   */
  List<List<String>> does(List<Step> steps) {
    var words = new HashMap<Step, List<String>>();
    var booked = new ArrayList<Step>();
    var attended = new ArrayList<Step>();
    for (var step : steps) {
      switch ((OfClient) step.command()) {
        case Command.Book book when book.by() == By.STUDIO -> booked.add(step);
        case Command.Attend(var name, _) when ids.containsKey(name) -> attended.add(step);
        case Command.AtOnce both -> words.put(step, atOnce(step.client(), both));
        case OfClient single -> words.put(step, List.of(word(step.client(), single)));
      }
    }
    words.putAll(book(booked));
    attended.stream()
        .collect(
            groupingBy(
                step -> sessions.get(((Command.Attend) step.command()).booking()),
                LinkedHashMap::new,
                java.util.stream.Collectors.toList()))
        .forEach((session, some) -> words.putAll(attend(session, some)));
    return steps.stream().map(words::get).toList();
  }

  private List<String> atOnce(int client, Command.AtOnce both) {
    var start = new CountDownLatch(2);
    var one = two.submit(() -> together(start, client, both.one()));
    var other = two.submit(() -> together(start, client, both.other()));
    try {
      return List.of(one.get(), other.get());
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private String together(CountDownLatch start, int client, OfClient command)
      throws InterruptedException {
    start.countDown();
    start.await();
    return word(client, command);
  }

  private String word(int client, OfClient command) {
    try {
      return single(client, command);
    } catch (RuntimeException e) {
      return threw(e);
    }
  }

  private static String threw(RuntimeException e) {
    Throwable root = e;
    while (root.getCause() != null) root = root.getCause();
    return "threw " + root.toString().lines().findFirst().orElse("");
  }

  private String single(int client, OfClient command) {
    return switch (command) {
      case Command.Redeem(var name, var pack) -> redeem(client, name, pack);
      case Command.Revoke(var name) -> revoke(name);
      case Command.Adjust adjust -> adjust(client, adjust);
      case Command.Book book -> bookAlone(client, book);
      case Command.Cancel(var name, var by) -> cancel(client, name, by);
      case Command.Move move -> move(client, move);
      case Command.Attend attend -> attendAlone(attend);
      case Command.AtOnce _ -> throw new IllegalArgumentException("Two at once, of two");
    };
  }

  private String redeem(int client, String name, Pack pack) {
    var by = world.admin;
    var wanted =
        new RedeemPackage.Wanted(
            world.packages.get(pack),
            world.clients.get(client),
            null,
            new RedeemPackage.Paid(PaymentMethod.COMP, null),
            null);
    return switch (run(by, () -> useCases.redeem.redeem(by, wanted))) {
      case RedeemOutcome.Redeemed(var redemption) -> {
        name(name, redemption.id().value());
        yield DONE;
      }
      case RedeemOutcome.Refused refused -> Words.plain(refused);
    };
  }

  private String revoke(String name) {
    var id = ids.get(name);
    if (id == null) return NO_SUCH_NAME;
    var by = world.admin;
    int revoked =
        run(by, () -> useCases.revoke.revoke(by, new RedemptionId(id), null)).orElseThrow();
    return revoked == 1 ? DONE : "revoked before";
  }

  private String adjust(int client, Command.Adjust adjust) {
    var by = world.admin;
    var end = adjust.lasts() == null ? null : world.now.plus(adjust.lasts());
    var outcome =
        run(
            by,
            () ->
                useCases.adjust.adjust(
                    by, world.clients.get(client), adjust.amount(), "model", end));
    return switch (outcome) {
      case AdjustCredits.Outcome.Adjusted _ -> DONE;
      case AdjustCredits.Outcome.BeyondBalance _ -> "beyond the balance";
      default -> Words.plain(outcome);
    };
  }

  private BookPlace wish(int client, Command.Book book) {
    var session = new SessionId(world.sessions.get(book.session()));
    return new BookPlace(session, null, world.clients.get(client), Terms.USUAL);
  }

  private String bookAlone(int client, Command.Book book) {
    var by = caller(client, book.by());
    var wish = List.of(wish(client, book));
    return booked(book, run(by, () -> useCases.scheduling.bookPlaces.book(by, wish)).getFirst());
  }

  private String booked(Command.Book book, BookingOutcome outcome) {
    if (outcome instanceof Booked(var booking, _)) {
      name(book.name(), booking.id().value());
      sessions.put(book.name(), booking.session());
    }
    return Words.of(outcome);
  }

  /** All of them with one call. */
  private Map<Step, List<String>> book(List<Step> steps) {
    var words = new HashMap<Step, List<String>>();
    if (steps.isEmpty()) return words;
    var by = world.admin;
    var wishes =
        steps.stream().map(step -> wish(step.client(), (Command.Book) step.command())).toList();
    try {
      var outcomes = run(by, () -> useCases.scheduling.bookPlaces.book(by, wishes));
      for (int i = 0; i < steps.size(); i++) {
        var book = (Command.Book) steps.get(i).command();
        words.put(steps.get(i), List.of(booked(book, outcomes.get(i))));
      }
    } catch (RuntimeException e) {
      steps.forEach(step -> words.put(step, List.of(threw(e))));
    }
    return words;
  }

  private String cancel(int client, String name, By by) {
    var id = ids.get(name);
    if (id == null) return NO_SUCH_NAME;
    var caller = caller(client, by);
    var wish = new CancelBooking.Wish(new BookingId(id), null, by == By.STUDIO_FOR_CLIENT);
    return Words.of(run(caller, () -> useCases.scheduling.cancelBooking.cancel(caller, wish)));
  }

  private String move(int client, Command.Move move) {
    var id = ids.get(move.booking());
    if (id == null) return NO_SUCH_NAME;
    var by = caller(client, move.by());
    var to = new Target.Into(new SessionId(world.sessions.get(move.session())), null);
    var outcome =
        run(by, () -> useCases.scheduling.rescheduleBooking.reschedule(by, new BookingId(id), to));
    if (outcome instanceof Moved(var booking)) sessions.put(move.booking(), booking.session());
    return Words.of(outcome);
  }

  private String attendAlone(Command.Attend attend) {
    var session = sessions.get(attend.booking());
    if (session == null) return NO_SUCH_NAME;
    return Words.of(record(session, List.of(mark(attend))));
  }

  private Mark mark(Command.Attend attend) {
    return new Mark(new BookingId(ids.get(attend.booking())), attend.came());
  }

  private AttendanceOutcome record(SessionId session, List<Mark> marks) {
    var by = world.admin;
    return run(by, () -> useCases.scheduling.recordAttendance.record(by, session, marks));
  }

  /** It is all or nothing; where it is nothing, each by itself. */
  private Map<Step, List<String>> attend(SessionId session, List<Step> steps) {
    var words = new HashMap<Step, List<String>>();
    if (steps.size() > 1) {
      var marks = steps.stream().map(step -> mark((Command.Attend) step.command())).toList();
      try {
        if (record(session, marks) instanceof AttendanceOutcome.Recorded) {
          steps.forEach(step -> words.put(step, List.of(DONE)));
          return words;
        }
      } catch (RuntimeException e) {
        steps.forEach(step -> words.put(step, List.of(threw(e))));
        return words;
      }
    }
    for (var step : steps) {
      words.put(step, List.of(word(step.client(), (Command.Attend) step.command())));
    }
    return words;
  }

  private Caller caller(int client, By by) {
    return by == By.CLIENT ? world.as(client) : world.admin;
  }

  private <T> T run(Caller by, Supplier<T> work) {
    return useCases.unit.run(by, work);
  }

  @Override
  public void close() {
    two.close();
  }
}
