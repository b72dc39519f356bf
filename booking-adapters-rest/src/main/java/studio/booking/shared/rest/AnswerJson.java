package studio.booking.shared.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AccessorNamingStrategy;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedConstructor;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.DefaultAccessorNamingStrategy;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** How our types are written in answers, and in whatever else is made with the same mapper. */
final class AnswerJson {
  /** Texts with control characters are never let in. */
  private static final String NO_TEXT_HAS_IT = "\0";

  private static final String FOUND_BY = "\"\\u0000";
  private static final Pattern LEFT_OUT =
      Pattern.compile(Pattern.quote(FOUND_BY) + "([0-9a-f-]{36})\"");

  private AnswerJson() {}

  static void customize(JsonMapper.Builder builder) {
    builder
        .annotationIntrospector(new OurTypes())
        .accessorNaming(new ComponentsOnly())
        // As declared, which is as documented.
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .addModule(
            new SimpleModule("booking")
                .addSerializer(PersonalText.class, new OrWhatFindsIt())
                .addSerializer(Instant.class, new Millis())
                .addSerializer(LocalTime.class, new Minutes()));
  }

  /** A record is its components, whatever else it can be asked, such as {@code isFull()}. */
  private static final class ComponentsOnly extends DefaultAccessorNamingStrategy.Provider {
    private static final long serialVersionUID = 1;

    @Override
    public AccessorNamingStrategy forRecord(MapperConfig<?> config, AnnotatedClass type) {
      return new DefaultAccessorNamingStrategy.RecordNaming(config, type) {
        @Override
        public @Nullable String findNameForRegularGetter(AnnotatedMethod method, String name) {
          return _fieldNames.contains(name) ? name : null;
        }

        @Override
        public @Nullable String findNameForIsGetter(AnnotatedMethod method, String name) {
          return null;
        }
      };
    }
  }

  /** Ids are their bare values, enums are their words; without annotations in the core. */
  private static final class OurTypes extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable Boolean hasAsValue(MapperConfig<?> config, Annotated annotated) {
      if (annotated instanceof AnnotatedMethod method
          && method.getParameterCount() == 0
          && method.getName().equals("value")
          && Words.isWrapper(method.getDeclaringClass())) {
        return true;
      }
      return super.hasAsValue(config, annotated);
    }

    @Override
    public JsonCreator.@Nullable Mode findCreatorAnnotation(
        MapperConfig<?> config, Annotated annotated) {
      if (annotated instanceof AnnotatedConstructor constructor
          && constructor.getParameterCount() == 1
          && Words.isWrapper(constructor.getDeclaringClass())) {
        return JsonCreator.Mode.DELEGATING;
      }
      return super.findCreatorAnnotation(config, annotated);
    }

    @Override
    public String[] findEnumValues(
        MapperConfig<?> config, AnnotatedClass type, Enum<?>[] values, String[] names) {
      super.findEnumValues(config, type, values, names);
      if (!type.getRawType().getName().startsWith("studio.booking.")) return names;
      for (int i = 0; i < values.length; i++) names[i] = Words.wordOf(values[i]);
      return names;
    }
  }

  /** The answer as it may be kept: by what personal texts are found instead of them. */
  static String toKeep(JsonMapper json, Object answer) {
    return json.writer().withAttribute(PersonalText.class, "kept").writeValueAsString(answer);
  }

  /** Whether nothing is left out of a kept answer. */
  static boolean isWhole(String kept) {
    return !kept.contains(FOUND_BY);
  }

  /** A kept answer, whole again. */
  static String complete(
      JsonMapper json, String kept, Function<UUID, Optional<String>> personalTexts) {
    return LEFT_OUT
        .matcher(kept)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    json.writeValueAsString(
                        personalTexts.apply(UUID.fromString(found.group(1))).orElse(null))));
  }

  private static final class OrWhatFindsIt extends ValueSerializer<PersonalText> {
    @Override
    public void serialize(PersonalText value, JsonGenerator json, SerializationContext context) {
      if (value.text() == null) json.writeNull();
      else if (context.getAttribute(PersonalText.class) == null) json.writeString(value.text());
      else json.writeString(NO_TEXT_HAS_IT + value.foundBy());
    }
  }

  private static final class Millis extends ValueSerializer<Instant> {
    private static final DateTimeFormatter FORMAT =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    @Override
    public void serialize(Instant value, JsonGenerator json, SerializationContext context) {
      json.writeString(FORMAT.format(value));
    }
  }

  private static final class Minutes extends ValueSerializer<LocalTime> {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

    @Override
    public void serialize(LocalTime value, JsonGenerator json, SerializationContext context) {
      json.writeString((value.getSecond() == 0 ? MINUTES : SECONDS).format(value));
    }
  }
}
