package studio.booking.shared.rest;

import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Says in a schema what {@link Constraints} checks. */
final class ApiConstraints {
  private static final JsonMapper EXAMPLES = new JsonMapper();

  private ApiConstraints() {}

  static void apply(Schema<?> schema, List<Annotation> annotations, boolean list) {
    for (var annotation : annotations) {
      switch (annotation) {
        case Size size when list -> {
          if (size.min() > 0) schema.setMinItems(size.min());
          if (size.max() < Integer.MAX_VALUE) schema.setMaxItems(size.max());
        }
        case Size size -> {
          if (size.min() > 0) schema.setMinLength(size.min());
          if (size.max() < Integer.MAX_VALUE) schema.setMaxLength(size.max());
        }
        case NotEmpty _ when list -> schema.setMinItems(1);
        case Min min -> atLeast(schema, BigDecimal.valueOf(min.value()), true);
        case Max max -> atMost(schema, BigDecimal.valueOf(max.value()), true);
        case DecimalMin min -> atLeast(schema, new BigDecimal(min.value()), min.inclusive());
        case DecimalMax max -> atMost(schema, new BigDecimal(max.value()), max.inclusive());
        case Positive _ -> atLeast(schema, BigDecimal.ZERO, false);
        case PositiveOrZero _ -> atLeast(schema, BigDecimal.ZERO, true);
        case Pattern pattern -> schema.setPattern("^(?:" + pattern.regexp() + ")$");
        default -> {
          // Nothing that a schema could say.
        }
      }
    }
  }

  /** Takes a property's description and example from {@code @Schema} on the component. */
  static void describe(Schema<?> schema, RecordComponent component) {
    var said = said(component);
    if (said == null) return;
    if (!said.description().isEmpty()) schema.setDescription(said.description());
    if (!said.example().isEmpty()) setExample(schema, said.example());
  }

  /** The same for a body that is a document as a whole: the example is JSON. */
  @SuppressWarnings("unchecked")
  static void describeDocument(Schema<?> schema, java.lang.reflect.Parameter body) {
    var said = body.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
    if (said == null) return;
    schema.setDescription(said.description());
    ((Schema<Object>) schema).setExamples(List.of(EXAMPLES.readValue(said.example(), Map.class)));
  }

  private static io.swagger.v3.oas.annotations.media.@Nullable Schema said(
      RecordComponent component) {
    // The annotation does not apply to components, so it ends up on what is made of them.
    var type = io.swagger.v3.oas.annotations.media.Schema.class;
    var said = component.getAccessor().getAnnotation(type);
    return said != null ? said : component.getAnnotatedType().getAnnotation(type);
  }

  @SuppressWarnings("unchecked")
  private static void setExample(Schema<?> schema, String example) {
    var types = schema.getTypes();
    boolean number = types != null && (types.contains("integer") || types.contains("number"));
    ((Schema<Object>) schema).setExamples(List.of(number ? new BigDecimal(example) : example));
  }

  private static void atLeast(Schema<?> schema, BigDecimal min, boolean inclusive) {
    if (inclusive) schema.setMinimum(min);
    else schema.setExclusiveMinimumValue(min);
    exampleWithin(schema, inclusive ? min : min.add(BigDecimal.ONE));
  }

  private static void atMost(Schema<?> schema, BigDecimal max, boolean inclusive) {
    if (inclusive) schema.setMaximum(max);
    else schema.setExclusiveMaximumValue(max);
  }

  @SuppressWarnings("unchecked")
  private static void exampleWithin(Schema<?> schema, BigDecimal least) {
    if (least.signum() > 0) ((Schema<Object>) schema).setExamples(List.of(least));
  }
}
