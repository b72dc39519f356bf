package studio.booking.credits.model;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Stands between the product and one of its ports, and tampers with one of its methods. */
final class Between {
  private Between() {}

  /** Changes what is asked of it. */
  static <T> T asked(Class<T> port, T whole, String method, UnaryOperator<Object[]> change) {
    return between(port, whole, method, change, answer -> answer);
  }

  /** Changes what it answers. */
  static <T, A> T answered(
      Class<T> port, T whole, String method, Class<A> type, Function<A, Object> change) {
    return between(port, whole, method, asked -> asked, answer -> change.apply(type.cast(answer)));
  }

  private static <T> T between(
      Class<T> port,
      T whole,
      String method,
      UnaryOperator<Object[]> asked,
      UnaryOperator<Object> answered) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, called, arguments) -> {
              boolean it = called.getName().equals(method);
              try {
                var answer = called.invoke(whole, it ? asked.apply(arguments) : arguments);
                return it ? answered.apply(answer) : answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
