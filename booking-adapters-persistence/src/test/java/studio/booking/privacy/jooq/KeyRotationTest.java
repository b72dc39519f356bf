package studio.booking.privacy.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.privacy.domain.Ciphertext;
import studio.booking.privacy.domain.KekId;
import studio.booking.privacy.domain.KeyRotation;
import studio.booking.privacy.domain.KeyStore;
import studio.booking.privacy.domain.Vault;
import studio.booking.privacy.domain.Vault.Cell;
import studio.booking.privacy.tink.KeyEncryption;
import studio.booking.privacy.tink.Keysets;
import studio.booking.privacy.tink.TinkKeyRotation;
import studio.booking.privacy.tink.TinkVault;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.jooq.KeyDatabase;
import studio.booking.shared.jooq.TestDatabase;

/** Data keys are encrypted by another key-encryption key, while people read. */
class KeyRotationTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final int CLIENTS = Boolean.getBoolean("booking.long") ? 10_000 : 2_000;

  private static final String OLD = Keysets.make();
  private static final String ADDED = Keysets.withNewKey(OLD);
  private static final String PROMOTED = Keysets.withNewestInUse(ADDED);
  private static final String NEW = Keysets.withoutFormerKeys(PROMOTED);

  private final OrganizationId studio = new OrganizationId(Ids.next());
  private HikariDataSource pool;
  private JooqKeyStore store;

  @BeforeEach
  void open() throws SQLException {
    pool = new HikariDataSource();
    pool.setDataSource(database.keys());
    store = new JooqKeyStore(new KeyDatabase(pool));
  }

  @AfterEach
  void close() {
    pool.close();
  }

  private static KeyEncryption keys(String keyset) {
    return Keysets.read(keyset);
  }

  private static Cell cell(ClientId client) {
    return new Cell("client_profile_pii", client.value(), "full_name");
  }

  @Test
  void a_keyset_goes_on_from_step_to_step() {
    assertThat(keys(ADDED).current()).isEqualTo(keys(OLD).current());
    assertThat(keys(ADDED).known()).hasSize(2).contains(keys(OLD).current());
    assertThat(keys(PROMOTED).current()).isNotEqualTo(keys(OLD).current());
    assertThat(keys(PROMOTED).known()).isEqualTo(keys(ADDED).known());
    assertThat(keys(NEW).known()).containsExactly(keys(PROMOTED).current());
  }

  @Test
  void all_is_read_while_all_keys_are_encrypted_anew_and_a_kill_loses_nothing() throws Exception {
    long seed = Long.getLong("booking.seed", System.nanoTime());
    System.out.println("KeyRotationTest: -Dbooking.seed=" + seed);
    var random = new Random(seed);
    // One instance was not started again yet, and goes on making keys as before.
    var before = new TinkVault(store, keys(ADDED));
    var after = new TinkVault(store, keys(PROMOTED));
    var texts = new HashMap<ClientId, Ciphertext>();
    for (int i = 0; i < CLIENTS; i++) {
      var client = new ClientId(Ids.next());
      texts.put(client, before.make(studio, client).orElseThrow().lock(cell(client), "Anna " + i));
    }

    var clients = List.copyOf(texts.keySet());
    var stop = new AtomicBoolean();
    var reads = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var readers = new ArrayList<java.util.concurrent.Future<?>>();
      for (var vault : List.of(before, after, before, after)) {
        var order = new Random(random.nextLong());
        readers.add(
            threads.submit(
                () -> {
                  while (!stop.get()) {
                    read(vault, texts, clients.get(order.nextInt(clients.size())));
                    reads.incrementAndGet();
                  }
                }));
      }
      int kills = 0;
      int died = 0;
      while (true) {
        boolean mortal = kills++ < 6;
        var dying = mortal ? dyingAfter(random.nextInt(6)) : store;
        var rotation = new TinkKeyRotation(dying, keys(PROMOTED));
        try {
          rotateAll(rotation);
          if (!mortal) break;
        } catch (Killed e) {
          died++;
        }
      }
      stop.set(true);
      for (var reader : readers) reader.get();
      assertThat(died).isPositive();
    }

    assertThat(reads.get()).isPositive();
    assertThat(new TinkKeyRotation(store, keys(PROMOTED)).remaining(studio)).isZero();
    var withoutOld = new TinkVault(store, keys(NEW));
    for (var client : clients) read(withoutOld, texts, client);
    var onlyOld = new TinkVault(store, keys(OLD));
    assertThat(onlyOld.open(studio, clients.getFirst())).isEmpty();
  }

  private void read(Vault vault, Map<ClientId, Ciphertext> texts, ClientId client) {
    var text = vault.open(studio, client).orElseThrow().unlock(cell(client), texts.get(client));
    assertThat(text).startsWith("Anna ");
  }

  private KeyRotation.Step rotateAll(KeyRotation rotation) {
    var step = rotation.next(studio, null);
    while (step.last() != null) step = rotation.next(studio, step.last());
    return step;
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** A store whose program dies before or after one of its calls. */
  private KeyStore dyingAfter(int calls) {
    var left = new AtomicInteger(calls);
    return (KeyStore)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {KeyStore.class},
            (_, method, arguments) -> {
              if (left.getAndDecrement() == 0) throw new Killed();
              var answer = method.invoke(store, arguments);
              if (left.getAndDecrement() == 0) throw new Killed();
              return answer;
            });
  }

  @Test
  void several_at_once_do_each_key_once() throws Exception {
    var vault = new TinkVault(store, keys(ADDED));
    for (int i = 0; i < 700; i++) vault.make(studio, new ClientId(Ids.next()));

    var rewrapped = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<java.util.concurrent.Future<?>>();
      for (int i = 0; i < 4; i++) {
        all.add(
            threads.submit(
                () -> {
                  var rotation = new TinkKeyRotation(store, keys(PROMOTED));
                  KeyRotation.Step step = rotation.next(studio, null);
                  while (step.last() != null) {
                    rewrapped.addAndGet(step.rewrapped());
                    step = rotation.next(studio, step.last());
                  }
                }));
      }
      for (var one : all) one.get();
    }

    assertThat(rewrapped).hasValue(700);
  }

  @Test
  void a_destroyed_key_does_not_come_back_and_is_not_waited_for() {
    var vault = new TinkVault(store, keys(ADDED));
    var anna = new ClientId(Ids.next());
    var ben = new ClientId(Ids.next());
    vault.make(studio, anna);
    vault.make(studio, ben);
    var rotation = new TinkKeyRotation(destroyingAfterLooking(anna), keys(PROMOTED));

    var step = rotation.next(studio, null);

    assertThat(step.rewrapped()).isEqualTo(1);
    assertThat(rotation.remaining(studio)).isZero();
    var now = new TinkVault(store, keys(PROMOTED));
    assertThat(now.open(studio, List.of(anna, ben))).containsOnlyKeys(ben);
  }

  private KeyStore destroyingAfterLooking(ClientId client) {
    return (KeyStore)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {KeyStore.class},
            (_, method, arguments) -> {
              var answer = method.invoke(store, arguments);
              if (method.getName().equals("wrappedOtherwise")) store.destroy(studio, client);
              return answer;
            });
  }

  @Test
  void what_no_key_opens_is_counted_and_stays_and_the_rest_is_done() {
    var lost = new TinkVault(store, keys(Keysets.make()));
    var anna = new ClientId(Ids.next());
    var ben = new ClientId(Ids.next());
    lost.make(studio, anna);
    new TinkVault(store, keys(OLD)).make(studio, ben);
    var rotation = new TinkKeyRotation(store, keys(PROMOTED));

    assertThat(rotation.next(studio, null)).isEqualTo(new KeyRotation.Step(1, 1, ben));
    assertThat(rotation.remaining(studio)).isEqualTo(1);
    assertThat(lost.open(studio, anna)).isPresent();
  }

  @Test
  void keys_of_before_anybody_noted_what_encrypts_them_are_done_as_well() throws SQLException {
    var anna = new ClientId(Ids.next());
    new TinkVault(store, keys(OLD)).make(studio, anna);
    try (var connection = database.keysSuperuser().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "update keys.data_key set wrapped_by = null where client_id = '%s'"
              .formatted(anna.value()));
    }
    var rotation = new TinkKeyRotation(store, keys(OLD));

    assertThat(rotation.studios()).contains(studio);
    assertThat(rotation.next(studio, null).rewrapped()).isEqualTo(1);
    assertThat(rotation.studios()).doesNotContain(studio);
    assertThat(store.uses())
        .contains(new KeyStore.Use(studio, new KekId(keys(OLD).current().value()), 1));
  }

  @Test
  void the_proof_goes_along_so_that_the_old_key_can_be_put_away() throws SQLException {
    try (var connection = database.keysSuperuser().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("delete from keys.key_encryption_proof");
    }
    assertThat(new TinkVault(store, keys(OLD)).fits()).isTrue();
    assertThat(new TinkVault(store, keys(PROMOTED)).fits()).isTrue();
    assertThat(new TinkVault(store, keys(NEW)).fits()).isTrue();
    assertThat(new TinkVault(store, keys(OLD)).fits()).isFalse();
  }

  @Test
  void another_studios_keys_are_left_alone() {
    var other = new OrganizationId(Ids.next());
    new TinkVault(store, keys(OLD)).make(other, new ClientId(Ids.next()));
    var rotation = new TinkKeyRotation(store, keys(PROMOTED));

    assertThat(rotation.next(studio, null).last()).isNull();
    assertThat(rotation.remaining(other)).isEqualTo(1);
    assertThatThrownBy(() -> Keysets.withNewKey("{\"secret\":1}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }
}
