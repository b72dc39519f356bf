package studio.booking.shared.rest;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How our own types look from outside: enums as words, ids as their bare values. */
final class Words {
  private static final Set<Class<?>> VALUES =
      Set.of(UUID.class, String.class, int.class, long.class);

  private static final ClassValue<Map<String, Object>> BY_WORD =
      new ClassValue<>() {
        @Override
        protected Map<String, Object> computeValue(Class<?> type) {
          var words = new LinkedHashMap<String, Object>();
          for (var constant : type.getEnumConstants()) words.put(wordOf(constant), constant);
          return words;
        }
      };

  private Words() {}

  /** The enum's constants by the words for them, in order. */
  static Map<String, Object> of(Class<?> enumType) {
    return BY_WORD.get(enumType);
  }

  /** What the enum itself says by a method {@code word()}, else its name. */
  static String wordOf(Object constant) {
    try {
      var word = ((Enum<?>) constant).getDeclaringClass().getMethod("word");
      word.setAccessible(true);
      return String.valueOf(word.invoke(constant));
    } catch (NoSuchMethodException e) {
      return ((Enum<?>) constant).name();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("No word for " + constant, e);
    }
  }

  /** Whether a type is one of ours that only gives a name to a single value, such as an id. */
  static boolean isWrapper(Class<?> type) {
    if (!isOurs(type) || type.getRecordComponents().length != 1) return false;
    var component = type.getRecordComponents()[0];
    return component.getName().equals("value") && VALUES.contains(component.getType());
  }

  static boolean isOurs(Class<?> type) {
    return type.isRecord() && type.getName().startsWith("studio.booking.");
  }

  /** Makes a record from the values of its components; what it refuses, it says. */
  static Object make(Class<?> recordType, @Nullable Object[] values) throws Unfit {
    try {
      var types =
          Arrays.stream(recordType.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      var constructor = recordType.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refusal) {
        throw new Unfit(String.valueOf(refusal.getMessage()));
      }
      throw new IllegalStateException("Cannot make " + recordType, e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot make " + recordType, e);
    }
  }
}
