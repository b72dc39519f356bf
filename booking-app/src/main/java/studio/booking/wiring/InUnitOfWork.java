package studio.booking.wiring;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import studio.booking.shared.Caller;

/** Runs a call in a unit of work for the caller that is its first argument. */
final class InUnitOfWork implements MethodInterceptor {
  /** How a unit of work is run. */
  interface Runner {
    Object run(Caller caller, Supplier<Object> work);
  }

  private final Runner runner;

  InUnitOfWork(Runner runner) {
    this.runner = runner;
  }

  @Override
  public @Nullable Object invoke(MethodInvocation call) throws Throwable {
    if (call.getMethod().getDeclaringClass() == Object.class) return call.proceed();
    var arguments = call.getArguments();
    if (arguments.length == 0 || !(arguments[0] instanceof Caller caller)) {
      throw new IllegalStateException(call.getMethod() + " does not say first who calls");
    }
    return runner.run(caller, () -> proceed(call));
  }

  @SuppressWarnings("NullAway") // What returns nothing gives null, which units of work pass on.
  private static Object proceed(MethodInvocation call) {
    try {
      // A copy each time: an invocation can be gone through only once, a lost race runs it again.
      return ((ProxyMethodInvocation) call).invocableClone().proceed();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new UndeclaredThrowableException(e);
    }
  }
}
