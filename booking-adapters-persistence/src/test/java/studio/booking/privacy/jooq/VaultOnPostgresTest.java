package studio.booking.privacy.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.privacy.domain.Ciphertext;
import studio.booking.privacy.domain.KeyId;
import studio.booking.privacy.domain.Vault;
import studio.booking.privacy.domain.Vault.Cell;
import studio.booking.privacy.tink.KeyEncryption;
import studio.booking.privacy.tink.Keysets;
import studio.booking.privacy.tink.TinkVault;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.jooq.KeyDatabase;
import studio.booking.shared.jooq.TestDatabase;

/** Keys in a database apart, and what is encrypted with them. */
class VaultOnPostgresTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final KeyEncryption KEY_ENCRYPTION = Keysets.read(Keysets.make());

  private final OrganizationId studio = new OrganizationId(Ids.next());
  private final ClientId anna = new ClientId(Ids.next());
  private final Cell cell = new Cell("client_profile_pii", anna.value(), "full_name");
  private JooqKeyStore store;
  private Vault vault;

  @BeforeEach
  void openVault() throws SQLException {
    store = new JooqKeyStore(new KeyDatabase(database.keys()));
    vault = new TinkVault(store, KEY_ENCRYPTION);
  }

  @Test
  void what_is_locked_is_unlocked_by_any_instance_and_never_looks_the_same() {
    var safe = vault.make(studio, anna).orElseThrow();
    var once = safe.lock(cell, "Anna");

    var other = new TinkVault(store, KEY_ENCRYPTION).open(studio, anna).orElseThrow();

    assertThat(other.key()).isEqualTo(safe.key());
    assertThat(other.unlock(cell, once)).isEqualTo("Anna");
    assertThat(safe.lock(cell, "Anna")).isNotEqualTo(once);
  }

  @Test
  void what_was_moved_or_changed_cannot_be_unlocked() {
    var safe = vault.make(studio, anna).orElseThrow();
    var text = safe.lock(cell, "Anna");
    var bytes = text.bytes();
    bytes[bytes.length - 1] ^= 1;

    for (var wrong :
        List.of(
            new Cell("client_profile_pii", anna.value(), "email"),
            new Cell("another", anna.value(), "full_name"),
            new Cell("client_profile_pii", Ids.next(), "full_name"))) {
      assertThatThrownBy(() -> safe.unlock(wrong, text))
          .isInstanceOf(Vault.Damaged.class)
          .hasMessageNotContaining("Anna");
    }
    assertThatThrownBy(() -> safe.unlock(cell, Ciphertext.of(bytes)))
        .isInstanceOf(Vault.Damaged.class);
    assertThatThrownBy(() -> safe.unlock(cell, Ciphertext.of(new byte[0])))
        .isInstanceOf(Vault.Damaged.class);
    assertThat(safe.unlock(cell, text)).isEqualTo("Anna");
  }

  @Test
  void of_many_who_make_a_key_at_once_all_get_the_same() throws Exception {
    var keys = new HashSet<KeyId>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      var tasks = new ArrayList<Callable<KeyId>>();
      for (int i = 0; i < 32; i++) {
        tasks.add(() -> vault.make(studio, anna).orElseThrow().key());
      }
      for (var made : threads.invokeAll(tasks)) keys.add(made.get());
    }

    assertThat(keys).hasSize(1);
  }

  @Test
  void destruction_holds_at_once_for_every_instance_and_for_ever() {
    var instance = new TinkVault(store, KEY_ENCRYPTION);
    vault.make(studio, anna);
    assertThat(instance.open(studio, anna)).isPresent();

    vault.destroy(studio, anna);
    vault.destroy(studio, anna);

    assertThat(instance.open(studio, anna)).isEmpty();
    assertThat(vault.open(studio, anna)).isEmpty();
    assertThat(vault.make(studio, anna)).isEmpty();
    assertThatThrownBy(
            () ->
                run(
                    "update keys.data_key set wrapped = 'x', destroyed_at = null where client_id = '%s'"
                        .formatted(anna.value())))
        .hasMessageContaining("stays destroyed");
  }

  @Test
  void keys_of_another_studio_or_client_or_key_encryption_key_open_nothing() throws SQLException {
    var ben = new ClientId(Ids.next());
    vault.make(studio, anna);
    vault.make(studio, ben);

    assertThat(vault.open(new OrganizationId(Ids.next()), anna)).isEmpty();
    assertThat(new TinkVault(store, Keysets.read(Keysets.make())).open(studio, anna)).isEmpty();
    run(
        """
        update keys.data_key set (id, wrapped) =
          (select id, wrapped from keys.data_key where client_id = '%s') where client_id = '%s'
        """
            .formatted(anna.value(), ben.value()));
    assertThat(vault.open(studio, List.of(anna, ben))).containsOnlyKeys(anna);
  }

  @Test
  void a_program_that_comes_with_another_keyset_is_found_out() {
    assertThat(new TinkVault(store, KEY_ENCRYPTION).fits()).isTrue();
    assertThat(new TinkVault(store, KEY_ENCRYPTION).fits()).isTrue();
    assertThat(new TinkVault(store, Keysets.read(Keysets.make())).fits()).isFalse();
  }

  @Test
  void the_program_sees_keys_of_the_studio_that_it_names_only() throws SQLException {
    vault.make(studio, anna);

    try (var connection = database.keys().getConnection();
        var statement = connection.createStatement()) {
      try (var row = statement.executeQuery("select count(*) from keys.data_key")) {
        row.next();
        assertThat(row.getInt(1)).isZero();
      }
      assertThatThrownBy(() -> statement.execute("delete from keys.data_key"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void a_keyset_that_is_none_is_refused_without_being_quoted() {
    assertThatThrownBy(() -> Keysets.read("{\"secret\":1}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }

  private static void run(String sql) throws SQLException {
    try (var connection = database.keysSuperuser().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
