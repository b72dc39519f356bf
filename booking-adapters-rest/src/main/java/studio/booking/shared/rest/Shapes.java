package studio.booking.shared.rest;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.Patch;
import tools.jackson.databind.JsonNode;

/** Finds out from records, once for each, what JSON they are written as. */
final class Shapes {
  private static final Map<Class<?>, Class<?>> BOXES =
      Map.of(int.class, Integer.class, long.class, Long.class, boolean.class, Boolean.class);

  private final Map<Class<?>, Shape> records = new ConcurrentHashMap<>();

  Shape of(Class<?> recordType) {
    var known = records.get(recordType);
    if (known != null) return known;
    // Not computeIfAbsent: a record within a record comes here again.
    var shape = record(recordType);
    records.put(recordType, shape);
    return shape;
  }

  private Shape record(Class<?> type) {
    if (type == JsonDocument.class) return new Shape.Whole();
    var components = type.getRecordComponents();
    return new Shape.Properties(type, Arrays.stream(components).map(this::property).toList());
  }

  private Shape.Property property(RecordComponent component) {
    var type = component.getAnnotatedType();
    var annotations = new ArrayList<>(List.of(component.getAnnotations()));
    annotations.addAll(List.of(type.getAnnotations()));
    var name = component.getName();
    if (raw(type.getType()) == Patch.class) {
      var value = argument(type);
      annotations.addAll(List.of(value.getAnnotations()));
      return new Shape.Property(
          name,
          new Shape.Patched(shape(value, annotations)),
          false,
          value.isAnnotationPresent(Nullable.class),
          Patch.absent(),
          Patch.clear());
    }
    boolean optional = type.isAnnotationPresent(Nullable.class);
    return new Shape.Property(name, shape(type, annotations), !optional, optional, null, null);
  }

  private Shape shape(AnnotatedType annotated, List<Annotation> annotations) {
    var raw = raw(annotated.getType());
    var type = boxed(raw);
    if (type == List.class) {
      var item = argument(annotated);
      return new Shape.Items(
          shape(item, List.of(item.getAnnotations())), Constraints.of(type, annotations));
    }
    if (isScalar(type)) return new Shape.Scalar(type, Constraints.of(type, annotations));
    if (Words.isWrapper(type)) {
      var value = type.getRecordComponents()[0].getAnnotatedType();
      var all = new ArrayList<>(annotations);
      all.addAll(List.of(type.getRecordComponents()[0].getAnnotations()));
      return new Shape.Wrapper(type, shape(value, all));
    }
    if (Words.isOurs(type)) return of(type);
    if (JsonNode.class.isAssignableFrom(type)) return new Shape.Anything();
    throw new IllegalArgumentException("Not something that bodies are made of: " + type);
  }

  static Class<?> boxed(Class<?> type) {
    return BOXES.getOrDefault(type, type);
  }

  private static boolean isScalar(Class<?> type) {
    return type == String.class
        || type == Integer.class
        || type == Long.class
        || type == Boolean.class
        || type == BigDecimal.class
        || Texts.knows(type);
  }

  private static Class<?> raw(Type type) {
    return switch (type) {
      case Class<?> plain -> plain;
      case ParameterizedType generic -> (Class<?>) generic.getRawType();
      default -> throw new IllegalArgumentException("Not something bodies are made of: " + type);
    };
  }

  private static AnnotatedType argument(AnnotatedType type) {
    if (type instanceof AnnotatedParameterizedType generic) {
      return generic.getAnnotatedActualTypeArguments()[0];
    }
    throw new IllegalArgumentException("Of what? " + type);
  }
}
