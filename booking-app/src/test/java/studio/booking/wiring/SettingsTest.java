package studio.booking.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;

class SettingsTest {
  private static final Map<String, String> GIVEN_DATABASE =
      Map.of(
          "booking.database.url", "jdbc:postgresql://localhost/booking",
          "booking.database.username", "booking_program",
          "booking.database.owner-username", "booking_owner",
          "booking.keys.url", "jdbc:postgresql://localhost/keys",
          "booking.keys.username", "booking_keys",
          "booking.keys.owner-username", "booking_keys_owner");

  @Test
  void with_nothing_set_it_is_the_demo() {
    assertThat(bind(Map.of()).demoMode()).isTrue();
  }

  @Test
  void a_database_of_somebody_elses_is_no_demo_unless_asked_for() {
    refused(GIVEN_DATABASE, "BOOKING_DEMO=true");
    assertThat(bind(with(GIVEN_DATABASE, "booking.demo", "true")).demoMode()).isTrue();
    var provider = with(GIVEN_DATABASE, "booking.sign-in.issuer-uri", "https://id.example");
    var keyset = with(provider, "booking.keys.keyset-file", "keyset.json");
    var keys = with(keyset, "booking.keys.blind-index-key", "x".repeat(32));
    var signed = with(keys, "booking.audit.keyset-file", "audit.json");
    var sealed = with(signed, "booking.audit.roots-folder", "roots");
    assertThat(bind(with(sealed, "booking.sign-in.audience", "booking")).demoMode()).isFalse();
  }

  @Test
  void keys_are_kept_apart_from_what_is_encrypted_with_them() {
    var demo = with(GIVEN_DATABASE, "booking.demo", "true");
    refused(with(demo, "booking.keys.url", ""), "KEYS_DATABASE_URL must be set");
    refused(with(demo, "booking.keys.url", "jdbc:postgresql://localhost/booking"), "another");
    refused(with(demo, "booking.keys.url", "postgres://localhost/keys"), "JDBC address");
    refused(with(demo, "booking.keys.username", ""), "KEYS_DATABASE_USERNAME");
    refused(with(demo, "booking.keys.owner-username", ""), "KEYS_DATABASE_OWNER_USERNAME");
  }

  @Test
  void nobody_gets_secrets_made_for_them_who_runs_it_for_real() {
    var provider =
        with(
            with(GIVEN_DATABASE, "booking.sign-in.issuer-uri", "https://id.example"),
            "booking.sign-in.audience",
            "booking");
    refused(provider, "KEY_ENCRYPTION_KEYSET");
    var keyset = with(provider, "booking.keys.keyset-file", "keyset.json");
    refused(keyset, "BLIND_INDEX_KEY must be set");
    refused(with(keyset, "booking.keys.blind-index-key", "short"), "32 characters");
    var keys = with(keyset, "booking.keys.blind-index-key", "x".repeat(32));
    refused(keys, "AUDIT_SIGNING_KEYSET must name");
    refused(with(keys, "booking.audit.keyset-file", "audit.json"), "AUDIT_ROOTS_FOLDER must name");
  }

  @ParameterizedTest
  @CsvSource({
    "booking.demo, false, OIDC_ISSUER_URI",
    "booking.sign-in.issuer-uri, https://id.example, OIDC_AUDIENCE",
    "booking.sign-in.issuer-uri, id.example, https address",
    "booking.database.url, postgres://localhost/booking, JDBC address",
    "booking.database.connections, 1000, DATABASE_CONNECTIONS",
    "booking.bootstrap.owner, somebody, BOOKING_BOOTSTRAP_ORGANIZATION",
    "booking.erasure-grace, 31d, ERASURE_GRACE",
    "booking.actuator-token, short, ACTUATOR_TOKEN"
  })
  void what_makes_no_sense_is_refused_in_a_line(String setting, String value, String named) {
    refused(Map.of(setting, value), named);
  }

  @Test
  void the_programs_role_has_a_plain_name() {
    refused(with(GIVEN_DATABASE, "booking.database.username", "o'connor"), "DATABASE_USERNAME");
  }

  @Test
  void a_provider_that_does_not_answer_is_not_the_tokens_fault() {
    var nowhere =
        bind(
            Map.of(
                "booking.sign-in.issuer-uri", "http://127.0.0.1:1",
                "booking.sign-in.audience", "booking"));

    assertThatThrownBy(() -> new ProviderSignIn().providerTokens(nowhere).decode("a.b.c"))
        .isInstanceOf(JwtException.class)
        .isNotInstanceOf(BadJwtException.class);
  }

  private static void refused(Map<String, String> settings, String named) {
    assertThatThrownBy(() -> bind(settings))
        .isInstanceOf(BindException.class)
        .rootCause()
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(named);
  }

  private static Map<String, String> with(Map<String, String> settings, String name, String value) {
    var more = new java.util.HashMap<>(settings);
    more.put(name, value);
    return more;
  }

  private static BookingProperties bind(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("booking", BookingProperties.class);
  }
}
