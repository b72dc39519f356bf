package studio.booking.shared.rest;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.Page;
import studio.booking.shared.Patch;
import tools.jackson.databind.JsonNode;

/**
 * The schemas of all bodies, from the same types and annotations by which bodies are read and
 * written, so that the documentation cannot say something else.
 */
@SuppressWarnings("rawtypes") // As swagger's own model has it.
final class ApiSchemas {
  private final Map<String, Schema> schemas = new TreeMap<>();
  private final Map<String, Class<?>> owners = new LinkedHashMap<>();

  /** All that were needed so far, by name. */
  Map<String, Schema> all() {
    return schemas;
  }

  Schema<?> request(Class<?> recordType) {
    if (recordType == JsonDocument.class) return anyObject();
    return record(recordType, true);
  }

  Schema<?> answer(Type type) {
    if (type instanceof ParameterizedType page && page.getRawType() == Page.class) {
      return page((Class<?>) page.getActualTypeArguments()[0]);
    }
    if (type instanceof Class<?> plain) return of(plain, List.of(), null, false);
    return new JsonSchema();
  }

  Schema<?> page(Class<?> item) {
    var name = name(item) + "Page";
    if (!schemas.containsKey(name)) {
      var page = new JsonSchema();
      page.setTypes(ordered("object"));
      page.setRequired(List.of("items", "nextCursor"));
      var items = new JsonSchema();
      items.setTypes(ordered("array"));
      items.setItems(of(item, List.of(), null, false));
      var cursor = new JsonSchema();
      cursor.setTypes(ordered("string", "null"));
      cursor.setDescription("Where the next page begins; null after the last.");
      var properties = new LinkedHashMap<String, Schema>();
      properties.put("items", items);
      properties.put("nextCursor", cursor);
      page.setProperties(properties);
      schemas.put(name, page);
    }
    return reference(name);
  }

  /** The schema of a single value, such as a parameter. */
  Schema<?> value(Class<?> type, List<Annotation> annotations) {
    return of(type, annotations, null, true);
  }

  private Schema<?> annotated(AnnotatedType type, List<Annotation> more, boolean input) {
    var annotations = new ArrayList<>(more);
    annotations.addAll(List.of(type.getAnnotations()));
    if (raw(type.getType()) == Patch.class) return annotated(argument(type, 0), annotations, input);
    var schema = of(raw(type.getType()), annotations, type, input);
    return type.isAnnotationPresent(Nullable.class) ? nullable(schema) : schema;
  }

  private Schema<?> of(
      Class<?> type, List<Annotation> annotations, @Nullable AnnotatedType generic, boolean input) {
    if (Collection.class.isAssignableFrom(type)) {
      var list = new JsonSchema();
      list.setTypes(ordered("array"));
      if (generic != null) list.setItems(annotated(argument(generic, 0), List.of(), input));
      if (input) list.setMaxItems(Constraints.LONGEST_LIST);
      ApiConstraints.apply(list, annotations, true);
      return list;
    }
    if (Map.class.isAssignableFrom(type)) {
      var map = new JsonSchema();
      map.setTypes(ordered("object"));
      if (generic instanceof AnnotatedParameterizedType) {
        map.setAdditionalProperties(annotated(argument(generic, 1), List.of(), input));
      }
      return map;
    }
    if (Words.isWrapper(type)) {
      return of(type.getRecordComponents()[0].getType(), annotations, null, input);
    }
    if (type == PersonalText.class) return ApiScalars.of(String.class, annotations, input);
    if (Words.isOurs(type)) return record(type, input);
    if (type == JsonNode.class) return anyObject();
    if (type.isEnum()) return words(type);
    if (type.isSealed()) return oneOf(type, input);
    return ApiScalars.of(Shapes.boxed(type), annotations, input);
  }

  private Schema<?> record(Class<?> type, boolean input) {
    var name = register(name(type) + (input ? "Request" : ""), type);
    if (schemas.containsKey(name)) return reference(name);
    var schema = new JsonSchema();
    // Known before its properties are, for those that lead back to it.
    schemas.put(name, schema);
    schema.setTypes(ordered("object"));
    var required = new ArrayList<String>();
    var properties = new LinkedHashMap<String, Schema>();
    for (var component : type.getRecordComponents()) {
      var annotated = component.getAnnotatedType();
      var property = annotated(annotated, List.of(component.getAnnotations()), input);
      ApiConstraints.describe(property, component);
      properties.put(component.getName(), property);
      boolean optional =
          annotated.isAnnotationPresent(Nullable.class) || raw(annotated.getType()) == Patch.class;
      // Nulls are sent, so in answers everything is there.
      if (!input || !optional) required.add(component.getName());
    }
    schema.setProperties(properties);
    if (!required.isEmpty()) schema.setRequired(required);
    if (input) schema.setAdditionalProperties(false);
    return reference(name);
  }

  private static Schema<?> anyObject() {
    var schema = new JsonSchema();
    schema.setTypes(ordered("object"));
    schema.setAdditionalProperties(true);
    return schema;
  }

  private Schema<?> words(Class<?> type) {
    var name = register(name(type), type);
    if (!schemas.containsKey(name)) {
      var schema = new JsonSchema();
      schema.setTypes(ordered("string"));
      schema.setEnum(List.copyOf(Words.of(type).keySet()));
      schemas.put(name, schema);
    }
    return reference(name);
  }

  private Schema<?> oneOf(Class<?> type, boolean input) {
    var schema = new JsonSchema();
    schema.setOneOf(
        Arrays.stream(type.getPermittedSubclasses())
            .<Schema>map(kind -> of(kind, List.of(), null, input))
            .toList());
    return schema;
  }

  static Schema<?> nullable(Schema<?> schema) {
    if (schema.get$ref() == null && schema.getTypes() != null) {
      schema.getTypes().add("null");
      return schema;
    }
    var nothing = new JsonSchema();
    nothing.setTypes(ordered("null"));
    var either = new JsonSchema();
    either.setAnyOf(List.of(schema, nothing));
    return either;
  }

  static Set<String> ordered(String... types) {
    return new LinkedHashSet<>(List.of(types));
  }

  static Schema<?> reference(String name) {
    var schema = new JsonSchema();
    schema.set$ref("#/components/schemas/" + name);
    return schema;
  }

  /**
   * The name under which a type is kept; another type of the same name takes its module's along.
   */
  private String register(String name, Class<?> type) {
    var owner = owners.putIfAbsent(name, type);
    if (owner == null || owner == type) return name;
    var module = type.getName().split("\\.", -1)[2];
    return register(Character.toUpperCase(module.charAt(0)) + module.substring(1) + name, type);
  }

  /** {@code BookingController.Wanted} is a BookingWanted, {@code BookingView} a Booking. */
  private static String name(Class<?> type) {
    var simple = type.getSimpleName();
    var outer = type.getEnclosingClass();
    if (outer == null) {
      return simple.endsWith("View") ? simple.substring(0, simple.length() - 4) : simple;
    }
    var prefix = outer.getSimpleName().replaceFirst("(Controller|View)$", "");
    return simple.startsWith(prefix) ? simple : prefix + simple;
  }

  private static Class<?> raw(Type type) {
    return switch (type) {
      case Class<?> plain -> plain;
      case ParameterizedType generic -> (Class<?>) generic.getRawType();
      default -> Object.class;
    };
  }

  private static AnnotatedType argument(AnnotatedType type, int at) {
    if (type instanceof AnnotatedParameterizedType generic) {
      return generic.getAnnotatedActualTypeArguments()[at];
    }
    throw new IllegalArgumentException("Of what? " + type);
  }
}
