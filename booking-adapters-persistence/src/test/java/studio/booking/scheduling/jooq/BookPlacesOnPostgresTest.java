package studio.booking.scheduling.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.directory.InMemoryStudios;
import studio.booking.directory.Studios;
import studio.booking.scheduling.InMemoryPayments;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.application.SchedulingUseCases;
import studio.booking.scheduling.domain.BookPlace;
import studio.booking.scheduling.domain.BookingOutcome;
import studio.booking.scheduling.domain.BookingOutcome.AlreadyBooked;
import studio.booking.scheduling.domain.BookingOutcome.Booked;
import studio.booking.scheduling.domain.BookingOutcome.SessionIsFull;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Events;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.Role;
import studio.booking.shared.jooq.JooqUnitOfWork;
import studio.booking.shared.jooq.TestDatabase;

/** The adapters under the use case that leans on them most. */
class BookPlacesOnPostgresTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  private final InMemoryStudios studios = new InMemoryStudios();
  private final OrganizationId studio = studios.studio().id();
  private final InMemoryPayments payments = new InMemoryPayments();
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private SchedulingScene scene;
  private SchedulingUseCases useCases;

  @BeforeEach
  void open() {
    scene = SchedulingScene.in(database, studio);
    useCases = new SchedulingUseCases(new Ports());
  }

  @Test
  void a_place_is_booked_and_the_next_asker_is_told_how_full_it_is() {
    var yoga = scene.aClass(NOW.plus(Duration.ofHours(5)), 1);

    assertThat(book(client(), yoga)).isInstanceOf(Booked.class);
    assertThat(book(client(), yoga)).isEqualTo(new SessionIsFull(yoga, 0, null, true));
  }

  @Test
  void nobody_has_two_places_in_one_session() {
    var yoga = scene.aClass(NOW.plus(Duration.ofHours(5)), 3);
    var anna = client();

    book(anna, yoga);

    assertThat(book(anna, yoga)).isInstanceOf(AlreadyBooked.class);
  }

  @Test
  void the_last_places_are_sold_once_however_many_ask_at_once() throws Exception {
    var yoga = scene.aClass(NOW.plus(Duration.ofHours(5)), 7);
    var clients = IntStream.range(0, 64).mapToObj(_ -> client()).toList();

    var outcomes =
        atOnce(clients.stream().<Callable<BookingOutcome>>map(c -> () -> book(c, yoga)).toList());

    assertThat(outcomes).filteredOn(Booked.class::isInstance).hasSize(7);
    assertThat(outcomes).filteredOn(SessionIsFull.class::isInstance).hasSize(57);
  }

  private BookingOutcome book(ClientId client, SessionId session) {
    var caller =
        new Caller(studio, client.person(), Set.of(Role.CLIENT), new Caller.Request("test", null));
    return database
        .unitOfWork()
        .run(
            caller,
            () ->
                useCases
                    .bookPlaces
                    .book(
                        caller,
                        List.of(new BookPlace(session, null, client, BookPlace.Terms.USUAL)))
                    .getFirst());
  }

  private ClientId client() {
    var client = scene.client();
    payments.client(client);
    payments.give(client, 10);
    return client;
  }

  private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
    var together = new CyclicBarrier(calls.size());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          calls.stream()
              .map(
                  call ->
                      threads.submit(
                          () -> {
                            together.await();
                            return call.call();
                          }))
              .toList();
      var results = new ArrayList<T>();
      for (var one : running) results.add(one.get());
      return results;
    }
  }

  private final class Ports implements PortsOnPostgres {
    private final JooqUnitOfWork unit = database.unitOfWork();

    @Override
    public JooqUnitOfWork unit() {
      return unit;
    }

    @Override
    public Studios studios() {
      return studios;
    }

    @Override
    public Payments payments() {
      return payments;
    }

    @Override
    public Events events() {
      return _ -> {};
    }

    @Override
    public Clock clock() {
      return clock;
    }
  }
}
