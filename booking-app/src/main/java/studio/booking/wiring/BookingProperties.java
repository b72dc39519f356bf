package studio.booking.wiring;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import studio.booking.privacy.domain.Grace;

/**
 * The program's settings; application.yaml names the environment variable of each.
 *
 * @param dataDir where the embedded database and keys of our own are kept
 * @param actuatorToken what metrics and runs of jobs are shown for, outside of demo mode; null:
 *     they are not
 * @param requestLimit how long the database may work for a request, waiting included
 * @param erasureGrace how long a client's erasure can be undone
 * @param demo whether demo mode was asked for or forbidden; null: neither
 */
@ConfigurationProperties("booking")
public record BookingProperties(
    @DefaultValue(".booking") Path dataDir,
    @Nullable Boolean demo,
    @Nullable String actuatorToken,
    @DefaultValue("15s") Duration requestLimit,
    @DefaultValue("30d") Duration erasureGrace,
    @DefaultValue Features features,
    @DefaultValue Database database,
    @DefaultValue KeySettings keys,
    @DefaultValue AuditSettings audit,
    @DefaultValue SignIn signIn,
    @DefaultValue Bootstrap bootstrap,
    @DefaultValue Cron cron) {

  /**
   * The database that the program is given.
   *
   * @param url JDBC address, or null for an embedded PostgreSQL
   * @param username the role that the program signs in as; made if it does not exist
   * @param ownerUsername the role that owns the database and migrates it
   * @param connections how many connections are kept; 0: by the number of processors
   */
  public record Database(
      @Nullable String url,
      @Nullable String username,
      @Nullable String password,
      @Nullable String ownerUsername,
      @Nullable String ownerPassword,
      @DefaultValue("0") int connections) {
    public Database {
      url = blankToNull(url);
      username = blankToNull(username);
      password = blankToNull(password);
      ownerUsername = blankToNull(ownerUsername);
      ownerPassword = blankToNull(ownerPassword);
      if (url != null) {
        if (!url.startsWith("jdbc:postgresql:")) {
          throw new Refusal(
              "DATABASE_URL must be a JDBC address, jdbc:postgresql://host/database.");
        }
        require("DATABASE_USERNAME", username);
        if (!String.valueOf(username).matches("[a-z_][a-z0-9_]{0,62}")) {
          throw new Refusal(
              "DATABASE_USERNAME must be lower-case letters, digits and underscores.");
        }
        require("DATABASE_OWNER_USERNAME", ownerUsername);
      }
      if (connections < 0 || connections > 200) {
        throw new Refusal("DATABASE_CONNECTIONS must be from 1 to 200, or 0 for a choice of ours.");
      }
    }

    private static void require(String variable, @Nullable String value) {
      if (value == null) throw new Refusal("With DATABASE_URL, " + variable + " must be set.");
    }
  }

  /**
   * An OpenID Connect provider whose tokens are accepted.
   *
   * @param issuerUri null for none
   * @param audience what its tokens must be meant for
   */
  public record SignIn(@Nullable String issuerUri, @Nullable String audience) {
    public SignIn {
      issuerUri = blankToNull(issuerUri);
      audience = blankToNull(audience);
      if (issuerUri != null) {
        if (!isWebAddress(issuerUri)) {
          throw new Refusal("OIDC_ISSUER_URI must be an https address.");
        }
        if (audience == null) {
          throw new Refusal(
              "With OIDC_ISSUER_URI, OIDC_AUDIENCE must be set: tokens for others are no good"
                  + " here.");
        }
      }
    }

    private static boolean isWebAddress(String text) {
      try {
        var uri = URI.create(text);
        return uri.getHost() != null
            && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
      } catch (IllegalArgumentException e) {
        return false;
      }
    }
  }

  /**
   * The first studio and its owner, made once.
   *
   * @param owner who that is to their sign-in provider, as {@code issuer|subject}
   * @param organization the studio's name
   */
  public record Bootstrap(@Nullable String owner, @Nullable String organization) {
    public Bootstrap {
      owner = blankToNull(owner);
      organization = blankToNull(organization);
      if ((owner == null) != (organization == null)) {
        throw new Refusal(
            "BOOKING_BOOTSTRAP_OWNER and BOOKING_BOOTSTRAP_ORGANIZATION belong together.");
      }
      if (owner != null && !owner.matches("[^|]+\\|.+")) {
        throw new Refusal("BOOKING_BOOTSTRAP_OWNER must be <issuer>|<subject>.");
      }
    }
  }

  /**
   * What timers outside may call.
   *
   * @param secret that they send, or two while it changes, with a comma between; null: they may
   *     call nothing
   */
  public record Cron(@Nullable String secret) {
    private static final int SHORTEST = 20;
    private static final Pattern PLACEHOLDER =
        Pattern.compile(
            "change.?me|change.?this|placeholder|example|your.|insert|(.)\\1{9}",
            Pattern.CASE_INSENSITIVE);

    public Cron {
      secret = blankToNull(secret);
      if (secret != null) {
        for (var one : secret.split(",", -1)) {
          if (one.strip().length() < SHORTEST) {
            throw new Refusal("CRON_SECRET must have %d characters at least.".formatted(SHORTEST));
          }
          if (PLACEHOLDER.matcher(one).find()) {
            throw new Refusal("CRON_SECRET must be a secret, and not a placeholder for one.");
          }
        }
      }
    }

    /** Those that are valid. */
    public List<String> secrets() {
      return secret == null
          ? List.of()
          : Arrays.stream(secret.split(",", -1)).map(String::strip).toList();
    }
  }

  /**
   * What can be switched on.
   *
   * @param training the routes below {@code /api/v2}
   */
  public record Features(@DefaultValue("false") boolean training) {}

  public BookingProperties {
    actuatorToken = blankToNull(actuatorToken);
    if (actuatorToken != null && actuatorToken.length() < 20) {
      throw new Refusal("ACTUATOR_TOKEN must have 20 characters at least.");
    }
    if (requestLimit.isNegative() || requestLimit.isZero()) {
      throw new Refusal("REQUEST_LIMIT must be a time, such as 15s.");
    }
    if (erasureGrace.isNegative() || erasureGrace.compareTo(Grace.LONGEST) > 0) {
      throw new Refusal("ERASURE_GRACE must be a time of 30d at most: the law gives no more.");
    }
    if (signIn.issuerUri() != null) {
      if (Boolean.TRUE.equals(demo)) {
        throw new Refusal("BOOKING_DEMO and OIDC_ISSUER_URI exclude each other.");
      }
    } else if (Boolean.FALSE.equals(demo)) {
      throw new Refusal("Without demo mode OIDC_ISSUER_URI must be set: who could sign in?");
    } else if (database.url() != null && demo == null) {
      throw new Refusal(
          "With DATABASE_URL, set OIDC_ISSUER_URI so that people can sign in, or"
              + " BOOKING_DEMO=true.");
    }
    keys.requireFit(database.url(), signIn.issuerUri() == null);
    audit.requireFit(database.url(), signIn.issuerUri() == null);
  }

  /** Whether anybody may sign in as one of the demo's people. */
  public boolean demoMode() {
    return signIn.issuerUri() == null;
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
