package studio.booking.shared.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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
  private AnswerJson() {}

  static void customize(JsonMapper.Builder builder) {
    builder
        .annotationIntrospector(new OurTypes())
        .accessorNaming(new ComponentsOnly())
        // As declared, which is as documented.
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .addModule(
            new SimpleModule("booking")
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
