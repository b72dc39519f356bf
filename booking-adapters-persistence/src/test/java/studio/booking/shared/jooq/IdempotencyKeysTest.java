package studio.booking.shared.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;
import static studio.booking.shared.jooq.db.Tables.IDEMPOTENCY_KEY;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.shared.Caller;
import studio.booking.shared.IdempotencyKeys.Answer;
import studio.booking.shared.IdempotencyKeys.Taken;
import studio.booking.shared.IdempotencyKeys.Use;
import studio.booking.shared.Ids;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

class IdempotencyKeysTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final Answer CREATED =
      new Answer(201, "/api/bookings/1", "\"1\"", "{\"a\": [1,  2]}");
  private static final Use USE = new Use("POST /api/bookings", "key", "print");

  private final Caller anna = caller(new OrganizationId(Ids.next()));
  private final JooqUnitOfWork unitOfWork = database.unitOfWork();
  private final JooqIdempotencyKeys keys = new JooqIdempotencyKeys(unitOfWork);

  @Test
  void the_second_request_gets_the_first_answer_to_the_letter() {
    use(anna, USE, Instant.now());

    assertThatThrownBy(() -> use(anna, USE, Instant.now()))
        .isInstanceOfSatisfying(
            Taken.class,
            taken -> {
              assertThat(taken.because()).isEqualTo(Taken.Because.ANSWERED);
              assertThat(taken.answer()).isEqualTo(CREATED);
            });
  }

  @Test
  void an_answer_may_have_nothing_but_a_status() {
    var answer = new Answer(204, null, null, null);
    unitOfWork.run(
        anna,
        () -> {
          keys.claim(anna, USE);
          keys.keep(anna, USE, answer, Instant.now());
          return null;
        });

    assertThatThrownBy(() -> use(anna, USE, Instant.now()))
        .isInstanceOfSatisfying(Taken.class, taken -> assertThat(taken.answer()).isEqualTo(answer));
  }

  @Test
  void another_body_is_another_request() {
    use(anna, USE, Instant.now());

    refused(
        Taken.Because.ANOTHER_BODY,
        () -> use(anna, new Use(USE.route(), USE.key(), "another"), Instant.now()));
  }

  @Test
  void keys_belong_to_a_studio_a_person_and_a_route() {
    var ben = caller(anna.organization());
    var elsewhere =
        new Caller(new OrganizationId(Ids.next()), anna.person(), anna.roles(), anna.request());

    use(anna, USE, Instant.now());
    use(ben, USE, Instant.now());
    use(elsewhere, USE, Instant.now());
    use(anna, new Use("POST /api/others", USE.key(), USE.fingerprint()), Instant.now());

    refused(Taken.Because.ANSWERED, () -> use(anna, USE, Instant.now()));
  }

  @Test
  void what_was_undone_left_no_key() {
    unitOfWork.run(
        anna,
        () -> {
          keys.claim(anna, USE);
          keys.keep(anna, USE, CREATED, Instant.now());
          unitOfWork.undo();
          return null;
        });

    use(anna, USE, Instant.now());
  }

  @Test
  void after_a_day_a_key_is_as_good_as_new() {
    use(anna, USE, Instant.now().minus(Duration.ofHours(24)).minusSeconds(1));

    use(anna, USE, Instant.now());
    refused(Taken.Because.ANSWERED, () -> use(anna, USE, Instant.now()));
  }

  @Test
  void who_comes_while_the_first_runs_is_told_so_at_once() throws Exception {
    var claimed = new CountDownLatch(1);
    var over = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first =
          threads.submit(
              () ->
                  unitOfWork.run(
                      anna,
                      () -> {
                        keys.claim(anna, USE);
                        unitOfWork.execute(lock(anna));
                        claimed.countDown();
                        await(over);
                        keys.keep(anna, USE, CREATED, Instant.now());
                        return null;
                      }));
      await(claimed);
      long begin = System.nanoTime();
      refused(
          Taken.Because.IN_USE,
          () ->
              unitOfWork.run(
                  anna,
                  () -> {
                    keys.claim(anna, USE);
                    // Would wait for the first request, were it to get that far.
                    unitOfWork.execute(lock(anna));
                    return null;
                  }));
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
      over.countDown();
      first.get(10, TimeUnit.SECONDS);
    }
    refused(Taken.Because.ANSWERED, () -> use(anna, USE, Instant.now()));
  }

  @Test
  void of_many_at_once_one_gets_through() throws Exception {
    int many = 12;
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var requests =
          java.util.stream.IntStream.range(0, many)
              .mapToObj(
                  _ ->
                      threads.submit(
                          () -> {
                            await(start);
                            try {
                              use(anna, USE, Instant.now());
                              return 1;
                            } catch (Taken taken) {
                              return 0;
                            }
                          }))
              .toList();
      start.countDown();
      int through = 0;
      for (var request : requests) through += request.get(30, TimeUnit.SECONDS);
      assertThat(through).isEqualTo(1);
    }
  }

  @Test
  void A18_one_key_has_one_effect_because_of_its_primary_key() throws Exception {
    try (var copy = withoutClaims()) {
      assertThat(useTwice(copy)).containsExactly("done", "ANSWERED");
      assertThat(effects(copy)).isEqualTo(1);
    }
    try (var copy = withoutClaims()) {
      copy.execute("alter table shared.idempotency_key drop constraint idempotency_key_pkey");
      assertThat(useTwice(copy)).containsExactly("done", "done");
      assertThat(effects(copy)).isEqualTo(2);
    }
  }

  /** A copy in which a key is claimed by nobody, and the effect of a request is a row. */
  private static TestDatabase withoutClaims() {
    var copy = TestDatabase.open();
    copy.execute(
        """
        create or replace function shared.claim_idempotency_key(person uuid, route text, key text)
        returns void language sql return null
        """,
        "create table public.effect (what text)",
        "grant insert on public.effect to booking_client");
    return copy;
  }

  /** Two requests with one key that both find it unanswered. */
  private List<String> useTwice(TestDatabase copy) throws Exception {
    var careless = Careless.withoutLocks(copy);
    var keys = new JooqIdempotencyKeys(careless);
    Callable<String> request =
        () -> {
          try {
            return careless.run(
                anna,
                () -> {
                  keys.claim(anna, USE);
                  careless.ask(selectOne()).get();
                  careless.write(insertInto(table(name("public", "effect"))).values("done"));
                  keepBlindly(careless);
                  return "done";
                });
          } catch (Taken taken) {
            return taken.because().name();
          }
        };
    return careless.meet(request, request);
  }

  /** As {@code keep} does, but it does not ask the key itself whether it is there. */
  private void keepBlindly(Db db) {
    db.write(
        insertInto(IDEMPOTENCY_KEY)
            .set(IDEMPOTENCY_KEY.ORGANIZATION_ID, anna.organization().value())
            .set(IDEMPOTENCY_KEY.PERSON_ID, anna.self().value())
            .set(IDEMPOTENCY_KEY.ROUTE, USE.route())
            .set(IDEMPOTENCY_KEY.KEY, USE.key())
            .set(IDEMPOTENCY_KEY.FINGERPRINT, USE.fingerprint())
            .set(IDEMPOTENCY_KEY.STATUS, (short) 201)
            .set(IDEMPOTENCY_KEY.CREATED_AT, Instant.now())
            .set(IDEMPOTENCY_KEY.EXPIRES_AT, Instant.now().plus(Duration.ofHours(1))));
  }

  private static long effects(TestDatabase copy) throws SQLException {
    try (var connection = copy.superuser().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from public.effect")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void use(Caller caller, Use use, Instant now) {
    unitOfWork.run(
        caller,
        () -> {
          keys.claim(caller, use);
          keys.keep(caller, use, CREATED, now);
          return null;
        });
  }

  private static org.jooq.Query lock(Caller caller) {
    return org.jooq.impl.DSL.select(
        org.jooq.impl.DSL.field(
            "pg_advisory_xact_lock(hashtextextended({0}, 0))",
            Object.class, org.jooq.impl.DSL.val(caller.organization().value().toString())));
  }

  private static void refused(Taken.Because because, ThrowingCallable request) {
    assertThatThrownBy(request)
        .isInstanceOfSatisfying(
            Taken.class, taken -> assertThat(taken.because()).isEqualTo(because));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Caller caller(OrganizationId organization) {
    return new Caller(
        organization,
        new PersonId(Ids.next()),
        Set.of(Role.CLIENT),
        new Caller.Request("test", "key"));
  }
}
