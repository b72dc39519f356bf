package studio.booking.prompts.everit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.everit.json.schema.FormatValidator;
import org.everit.json.schema.ReadWriteContext;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.Validator;
import org.everit.json.schema.loader.SchemaLoader;
import org.everit.json.schema.regexp.RE2JRegexpFactory;
import org.json.JSONArray;
import org.json.JSONObject;
import org.json.JSONTokener;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import studio.booking.prompts.domain.PromptDocument;
import studio.booking.prompts.domain.PromptSchema;
import studio.booking.prompts.domain.Violation;

/**
 * The schema in {@code client-master-prompt-v3.schema.json}, by Everit. Patterns are matched by
 * RE2, in a time that grows with the text and not with the ways to read it.
 */
@Component
public final class EveritSchema implements PromptSchema {
  private static final String FILE = "/client-master-prompt-v3.schema.json";

  private static final Pattern UUID_FORM =
      Pattern.compile("\\p{XDigit}{8}-(?:\\p{XDigit}{4}-){3}\\p{XDigit}{12}");

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2200;

  /** Read when the first document comes: a start need not wait for it. */
  private static final class Read {
    static final Schema SCHEMA = load();
  }

  private static Schema load() {
    try (var file = EveritSchema.class.getResourceAsStream(FILE)) {
      if (file == null) throw new IllegalStateException("There is no " + FILE);
      var json = new JSONObject(new JSONTokener(new String(file.readAllBytes(), UTF_8)));
      return SchemaLoader.builder()
          .schemaJson(json)
          .draftV7Support()
          .regexpFactory(new RE2JRegexpFactory())
          .enableOverrideOfBuiltInFormatValidators()
          .addFormatValidator(new Form("uuid", EveritSchema::uuid))
          // Everit's own take the thirtieth of February for the twenty-eighth.
          .addFormatValidator(new Form("date", text -> years(LocalDate.parse(text))))
          .addFormatValidator(
              new Form("date-time", text -> years(OffsetDateTime.parse(text).toLocalDate())))
          .build()
          .load()
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a text is to be, in a form of its own. */
  private record Form(String formatName, Consumer<String> reader) implements FormatValidator {
    @Override
    public Optional<String> validate(String text) {
      try {
        reader.accept(text);
        return Optional.empty();
      } catch (DateTimeException | IllegalArgumentException e) {
        return Optional.of("no " + formatName);
      }
    }
  }

  private static void uuid(String text) {
    if (!UUID_FORM.matcher(text).matches()) throw new IllegalArgumentException("no UUID");
  }

  private static void years(LocalDate date) {
    if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
      throw new IllegalArgumentException("no year of anybody's life");
    }
  }

  @Override
  public List<Violation> violations(PromptDocument document) {
    // It collects while it works, so each request has its own.
    var validator = Validator.builder().readWriteContext(ReadWriteContext.WRITE).build();
    try {
      validator.performValidation(Read.SCHEMA, json(document.content()));
      return List.of();
    } catch (ValidationException e) {
      var found = new LinkedHashMap<String, Violation>();
      collect(e, found);
      return List.copyOf(found.values());
    }
  }

  /** Those at the ends: the others only say that there are some. */
  private static void collect(ValidationException e, Map<String, Violation> found) {
    if (e.getCausingExceptions().isEmpty()) {
      var violation = Sentences.of(e);
      // What is not even of its type breaks other rules, too, which nobody needs to hear.
      found.merge(
          violation.pointer(),
          violation,
          (first, next) -> next.rule().equals("type") ? next : first);
      return;
    }
    var causes = e.getCausingExceptions();
    // Of what applies since a condition does not hold, the first is that it does not hold.
    boolean otherwise = "else".equals(e.getKeyword()) && causes.size() > 1;
    for (var cause : otherwise ? causes.subList(1, causes.size()) : causes) collect(cause, found);
  }

  private static JSONObject json(Map<String, @Nullable Object> object) {
    var made = new JSONObject();
    object.forEach((name, value) -> made.put(name, json(value)));
    return made;
  }

  private static Object json(@Nullable Object value) {
    return switch (value) {
      case null -> JSONObject.NULL;
      case Map<?, ?> object -> {
        var made = new JSONObject();
        object.forEach((name, inside) -> made.put(String.valueOf(name), json(inside)));
        yield made;
      }
      case List<?> list -> {
        var items = new ArrayList<Object>(list.size());
        for (var item : list) items.add(json(item));
        yield new JSONArray(items);
      }
      default -> value;
    };
  }
}
